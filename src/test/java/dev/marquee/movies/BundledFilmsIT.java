package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled sample has the documented answers, in every mode and with every parallelism. */
class BundledFilmsIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final Path SAMPLE = Path.of("data").toAbsolutePath();

    @TempDir static Path temp;
    private static ResultFiles expected;

    @BeforeAll
    static void runInBatchModeWithOneSubtask() {
        expected = run("simplest", "--mode=batch", "--parallelism=1");
    }

    @Test
    void everyQuestionHasAnAnswer() throws Exception {
        for (String result : MoviesPipeline.RESULTS) {
            assertThat(expected.lines(result)).as(result).isNotEmpty();
        }
        assertThat(expected.lines("top-countries")).hasSize(5);
        assertThat(expected.lines("top-actors")).hasSize(10);
    }

    @Test
    void theAnswersAreThoseInTheReadmeOfTheSample() throws Exception {
        assertThat(Files.readString(SAMPLE.resolve("README.md")))
                .contains(
                        "%d films since 2000, %d of Argentina or Spain, %d of both"
                                .formatted(
                                        expected.lines("post-2000").size(),
                                        expected.lines("argentina-spain").size(),
                                        expected.lines("films-of-decade").size()));
    }

    @Test
    void theSummaryAddsUp() throws Exception {
        expected.assertSummaryAddsUp(MoviesPipeline.RESULTS);
        JsonNode summary = expected.summary();
        assertThat(summary.at("/rows/films").asLong())
                .isEqualTo(
                        summary.at("/distinct/films").asLong()
                                + summary.at("/repeated/films").asLong());
    }

    @ParameterizedTest
    @CsvSource({"batch, 2", "batch, 5", "streaming, 1", "streaming, 2", "streaming, 5"})
    void modeAndParallelismDoNotChangeTheAnswers(String mode, String parallelism) throws Exception {
        ResultFiles results =
                run(
                        mode + parallelism,
                        "--mode=" + mode,
                        "--parallelism=" + parallelism,
                        "--checkpoint-interval=100ms");

        results.assertSame(MoviesPipeline.RESULTS, expected);
        assertThat(results.figures()).isEqualTo(expected.figures());
        assertThat(results.unfinishedFiles()).isEmpty();
    }

    private static ResultFiles run(String name, String... options) {
        return ResultFiles.ofRun("movies", SAMPLE, temp.resolve(name), options);
    }
}
