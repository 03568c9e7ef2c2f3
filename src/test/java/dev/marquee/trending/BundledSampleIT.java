package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import dev.marquee.job.Emit;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bundled sample gives the same answers in every mode and parallelism, and they equal the
 * answers on its page.
 */
class BundledSampleIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final Path SAMPLE = Path.of("data").toAbsolutePath();

    @TempDir static Path temp;
    private static ResultFiles expected;

    @BeforeAll
    static void runInBatchModeWithOneSubtask() {
        expected = run("simplest", SAMPLE, "--mode=batch", "--parallelism=1");
    }

    /** A table on the page of the sample shows the number of lines of each result. */
    @ParameterizedTest
    @MethodSource("results")
    void thePageShowsTheNumberOfLinesOfEachResult(String result) throws Exception {
        assertThat(Files.readString(SAMPLE.resolve("README.md")))
                .contains("| `%s` | %,d |".formatted(result, expected.lines(result).size()));
        assertThat(expected.lines(result)).isNotEmpty();
    }

    static List<String> results() {
        return TrendingPipeline.RESULTS;
    }

    @Test
    void thePageShowsTheTopDay() throws Exception {
        assertThat(expected.objects("top-day").get(0).path("day").asText()).isEqualTo("2024-01-23");
        assertThat(Files.readString(SAMPLE.resolve("README.md")))
                .contains("The top day is 2024-01-23.");
    }

    @Test
    void theTopDayHasTheMostViewsOfAllDays() throws Exception {
        JsonNode best = expected.objects("top-day").get(0);

        assertThat(expected.objects("days"))
                .contains(best)
                .allMatch(
                        day ->
                                day.path("listing_views").asLong()
                                        <= best.path("listing_views").asLong());
    }

    @Test
    void theFiguresOfTheSummaryAddUp() throws Exception {
        expected.assertSummaryAddsUp(TrendingPipeline.RESULTS);
        JsonNode summary = expected.summary();
        assertThat(summary.path("rows_used").asLong())
                .isEqualTo(
                        summary.path("listings").asLong() + summary.path("repeated_rows").asLong());
        assertThat(summary.path("bytes").asLong())
                .isEqualTo(csvFiles().mapToLong(file -> file.toFile().length()).sum());
    }

    @ParameterizedTest
    @CsvSource({"batch, 2", "batch, 5", "streaming, 1", "streaming, 2", "streaming, 5"})
    void modeAndParallelismDoNotChangeTheAnswers(String mode, String parallelism) throws Exception {
        ResultFiles results =
                run(
                        mode + parallelism,
                        SAMPLE,
                        "--mode=" + mode,
                        "--parallelism=" + parallelism,
                        "--checkpoint-interval=100ms");

        results.assertSame(TrendingPipeline.RESULTS, expected);
        assertThat(results.figures()).isEqualTo(expected.figures());
        assertThat(results.unfinishedFiles()).isEmpty();
    }

    @Test
    void gzippedFilesGiveTheSameAnswers() throws Exception {
        Path packed = Files.createDirectory(temp.resolve("packed"));
        for (Path file : files().toList()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".csv")) {
                try (InputStream in = Files.newInputStream(file);
                        OutputStream out =
                                new GZIPOutputStream(
                                        Files.newOutputStream(packed.resolve(name + ".gz")))) {
                    in.transferTo(out);
                }
            } else {
                Files.copy(file, packed.resolve(name));
            }
        }

        ResultFiles results = run("gzip", packed, "--parallelism=2");

        results.assertSame(AskedQuestions.results(Emit.AT_END), expected);
        assertThat(results.lines("rejected"))
                .isEqualTo(
                        expected.lines("rejected").stream()
                                .map(
                                        line ->
                                                line.replace(SAMPLE.toString(), packed.toString())
                                                        .replace(".csv\"", ".csv.gz\""))
                                .sorted()
                                .toList());
        ObjectNode summary = results.figures();
        ObjectNode plain = expected.figures();
        assertThat(summary.remove("bytes").asLong()).isLessThan(plain.remove("bytes").asLong());
        assertThat(summary).isEqualTo(plain);
    }

    @Test
    void aRejectedRecordIsAtItsOffsetInItsFile() throws Exception {
        assertThat(expected.objects("rejected")).hasSizeGreaterThan(10);
        for (JsonNode rejected : expected.objects("rejected")) {
            String raw = rejected.path("raw").asText();
            byte[] file = Files.readAllBytes(Path.of(URI.create(rejected.path("file").asText())));
            int offset = rejected.path("offset").asInt();
            byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);

            assertThat(Arrays.copyOfRange(file, offset, offset + bytes.length)).isEqualTo(bytes);
            assertThat(file[offset - 1]).as("the byte before the record").isEqualTo((byte) '\n');
        }
    }

    private static Stream<Path> csvFiles() throws Exception {
        return files().filter(file -> file.getFileName().toString().matches("[A-Z]{2}.*\\.csv"));
    }

    private static Stream<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(SAMPLE)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static ResultFiles run(String name, Path input, String... options) {
        return ResultFiles.ofRun(
                "trending",
                input,
                temp.resolve(name),
                Stream.concat(
                                Stream.of(
                                        "--thumbnails=skip",
                                        "--questions=" + AskedQuestions.all(Emit.AT_END)),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}
