package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.RealData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers from real files are those of an independent implementation. */
class MoviesRealDataIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    /** Each is: the options of both, then those of the job alone. */
    private static final List<List<String>> RUNS =
            List.of(
                    List.of("", "--parallelism 1"),
                    List.of("--made-in-all", "--parallelism 2 --mode streaming"),
                    List.of("--since 1990 --made-in FR,GB", "--parallelism 5"),
                    List.of("--rating-ids tmdb", "--parallelism 5 --mode streaming"));

    @TempDir Path temp;

    static Stream<Arguments> runs() throws Exception {
        return RealData.foldersWith("movies_metadata.csv")
                .flatMap(
                        folder ->
                                RUNS.stream()
                                        .map(run -> Arguments.of(folder, run.get(0), run.get(1))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("runs")
    void answersAreThoseOfTheIndependentImplementation(Path input, String both, String ours)
            throws Exception {
        Path oracle = temp.resolve("oracle");
        List<String> script =
                new ArrayList<>(
                        List.of(
                                "python3",
                                RealData.script("oracle_movies.py").toString(),
                                input.toString(),
                                oracle.toString()));
        script.addAll(words(both));
        RealData.run(script);

        List<String> command =
                new ArrayList<>(
                        List.of(
                                "movies",
                                "--input",
                                input.toString(),
                                "--output",
                                temp.resolve("output").toString()));
        command.addAll(words(both));
        command.addAll(words(ours));
        CommandRun.succeeding(command.toArray(String[]::new));

        Path results = temp.resolve("output/movies");
        RealData.run(
                List.of(
                        "python3",
                        RealData.script("compare.py").toString(),
                        results.toString(),
                        oracle.toString()));
        assertSameFigures(
                json(results.resolve("summary.json")), json(oracle.resolve("summary.json")));
    }

    private static void assertSameFigures(JsonNode summary, JsonNode oracle) {
        long rejected = 0;
        for (String reason : List.of("number of fields", "id", "list", "date")) {
            long ofReason = oracle.path("rejected: " + reason).asLong();
            assertThat(summary.get("rejected").path(reason).asLong())
                    .as(reason)
                    .isEqualTo(ofReason);
            rejected += ofReason;
        }
        assertThat(summary.at("/rows/films").asLong())
                .isEqualTo(oracle.path("records").asLong() - rejected);
        assertThat(summary.at("/distinct/films").asLong()).isEqualTo(oracle.path("films").asLong());
        assertThat(summary.at("/repeated/films").asLong())
                .isEqualTo(oracle.path("repeated films").asLong());
        for (String result : MoviesPipeline.RESULTS) {
            assertThat(summary.at("/results/" + result).asLong())
                    .as(result)
                    .isEqualTo(oracle.path(result).asLong());
        }
    }

    private static JsonNode json(Path file) throws Exception {
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
