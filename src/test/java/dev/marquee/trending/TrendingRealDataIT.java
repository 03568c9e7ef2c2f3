package dev.marquee.trending;

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
class TrendingRealDataIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    /** Each is: the options of both, then those of the job alone. */
    private static final List<List<String>> RUNS =
            List.of(
                    List.of("", "--parallelism 1"),
                    List.of(
                            "--likes-over 100000 --tag-match contains --together any-day"
                                    + " --views-per video",
                            "--parallelism 2 --mode streaming"),
                    List.of(
                            "--likes-over 0 --together consecutive --min-days 2",
                            "--parallelism 5"),
                    List.of(
                            "--likes-over 100000 --min-days 1 --tag music",
                            "--parallelism 5 --mode streaming"));

    @TempDir Path temp;

    static Stream<Arguments> runs() throws Exception {
        List<Path> folders = new ArrayList<>(RealData.foldersWith("videos.csv").toList());
        folders.addAll(RealData.foldersWith("_youtube_trending_data.csv").toList());
        folders.add(RealData.folder());
        return folders.stream()
                .flatMap(
                        folder ->
                                RUNS.stream()
                                        .map(run -> Arguments.of(folder, run.get(0), run.get(1))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("runs")
    void answersAreThoseOfTheIndependentImplementation(Path input, String both, String ours)
            throws Exception {
        assertSameAnswers(input, words(both), words(ours));
    }

    @ParameterizedTest(name = "--countries {0}")
    @org.junit.jupiter.params.provider.ValueSource(strings = {"DK,NO", "US", "GB,US,NO"})
    void countriesMayBeNamed(String countries) throws Exception {
        assertSameAnswers(
                RealData.folder().resolve("youtube-2025"),
                List.of("--countries", countries, "--min-days", "5"),
                List.of("--parallelism", "2"));
    }

    private void assertSameAnswers(Path input, List<String> both, List<String> ours)
            throws Exception {
        Path oracle = temp.resolve("oracle");
        List<String> script =
                new ArrayList<>(
                        List.of(
                                "python3",
                                RealData.script("oracle_trending.py").toString(),
                                input.toString(),
                                oracle.toString()));
        script.addAll(both);
        RealData.run(script);

        List<String> command =
                new ArrayList<>(
                        List.of(
                                "trending",
                                "--input",
                                input.toString(),
                                "--output",
                                temp.resolve("output").toString(),
                                "--thumbnails",
                                "skip"));
        command.addAll(both);
        command.addAll(ours);
        CommandRun.succeeding(command.toArray(String[]::new));

        Path results = temp.resolve("output/trending");
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
        assertThat(summary.get("files")).isEqualTo(oracle.get("files"));
        assertThat(summary.get("rows_read").asLong()).isEqualTo(oracle.path("records").asLong());
        assertThat(summary.get("rows_used").asLong()).isEqualTo(oracle.path("rows").asLong());
        for (String figure : List.of("listings", "first_day", "last_day", "countries")) {
            assertThat(summary.get(figure)).as(figure).isEqualTo(oracle.get(figure));
        }
        assertThat(summary.get("repeated_rows").asLong())
                .isEqualTo(oracle.path("repeated rows").asLong());
        assertThat(summary.get("restored_ids").asLong())
                .isEqualTo(oracle.path("restored ids").asLong());
        for (String reason : List.of("number of fields", "date", "number", "id")) {
            assertThat(summary.get("rejected").path(reason).asLong())
                    .as(reason)
                    .isEqualTo(oracle.path("rejected: " + reason).asLong());
        }
    }

    private static JsonNode json(Path file) throws Exception {
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
