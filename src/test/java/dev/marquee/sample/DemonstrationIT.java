package dev.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final Path SAMPLE = Path.of("data").toAbsolutePath();

    @TempDir Path temp;
    private Path output;
    private ResultFiles results;
    private ResultFiles films;

    @BeforeEach
    void prepare() {
        output = temp.resolve("output");
        results = new ResultFiles(output.resolve("trending"));
        films = new ResultFiles(output.resolve("movies"));
    }

    @Test
    void theDemonstrationPrintsTheAnswersAndCanBeRepeated() throws Exception {
        CommandRun run = demonstrate();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err().lines()).allMatch(line -> line.contains(" MB read"));
        assertThat(run.out())
                .contains("\nfunny-videos  (" + results.folder().resolve("funny-videos") + ")")
                .contains("\n  video_id ")
                .contains("\nsummary  (" + results.folder().resolve("summary.json") + ")")
                .contains("\ntop-actors  (" + films.folder().resolve("top-actors") + ")")
                .contains("\nsummary  (" + films.folder().resolve("summary.json") + ")");
        assertThat(films.lines("top-countries")).hasSize(5);
        assertThat(results.objects("worldwide-videos"))
                .hasSize(5)
                .allSatisfy(DemonstrationIT::hasAnImageIfDownloaded)
                .extracting(video -> video.path("status").asText())
                .contains("downloaded", "missing")
                .containsOnly("downloaded", "missing");
        for (JsonNode video : results.objects("worldwide-videos")) {
            if (video.hasNonNull("thumbnail")) {
                assertThat(results.folder().resolve(video.path("thumbnail").asText()))
                        .isNotEmptyFile();
            }
        }
        CommandRun again = demonstrate();

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(results.lines("funny-videos")).hasSize(6);
        assertThat(films.lines("top-countries")).hasSize(5);
        assertThat(results.objects("worldwide-videos"))
                .extracting(video -> video.path("status").asText())
                .contains("downloaded", "missing")
                .doesNotContain("present");
    }

    /** Each line of the README matches a line of the output; an ellipsis matches any text. */
    @Test
    void theReadmeShowsTheOutputOfTheDemonstration() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.split("```text\n", -1)[1].split("```", -1)[0];
        CommandRun run = demonstrate();

        List<String> printed = run.out().lines().map(String::strip).toList();
        assertThat(shown.lines())
                .filteredOn(line -> !line.isBlank())
                // The cluster of the tests has no web UI.
                .filteredOn(line -> !line.startsWith("Web UI"))
                // The table contains the first rejected records, which depend on the order of
                // reading.
                .filteredOn(line -> !line.startsWith("  file:"))
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(printed).anyMatch(pattern(line).asMatchPredicate()));
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(
                Stream.of(line.strip().split("…", -1))
                        .map(DemonstrationIT::withAnySpace)
                        .collect(Collectors.joining(".*")));
    }

    private static String withAnySpace(String text) {
        return Stream.of(text.split("\\s+", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+"));
    }

    @Test
    void resultsOfAnotherRunAreNotReplaced() throws Exception {
        assertThat(trending().exitCode()).isZero();
        String summary = Files.readString(results.folder().resolve("summary.json"));

        assertRefused(results);
        assertThat(results.folder().resolve("summary.json")).hasContent(summary);
    }

    @Test
    void filesInTheFolderOfTheFilmsStopTheDemonstrationBeforeItBegins() throws Exception {
        Path mine = Files.createDirectories(films.folder()).resolve("mine.txt");
        Files.writeString(mine, "mine");

        assertRefused(films);
        assertThat(mine).hasContent("mine");
        assertThat(results.folder()).doesNotExist();
    }

    @Test
    void resultsOfARunThatReplacedTheDemonstrationAreNotReplaced() throws Exception {
        assertThat(demonstrate().exitCode()).isZero();
        assertThat(trending("--overwrite").exitCode()).isZero();
        String summary = Files.readString(results.folder().resolve("summary.json"));

        assertRefused(results);
        assertThat(results.folder().resolve("summary.json")).hasContent(summary);
    }

    @Test
    void aForeignFileInTheResultsIsNotDeleted() throws Exception {
        assertThat(demonstrate().exitCode()).isZero();
        Path mine = Files.writeString(results.folder().resolve("funny-videos/mine.txt"), "mine");

        assertRefused(results);
        assertThat(mine).hasContent("mine");
        assertThat(results.lines("funny-videos")).hasSize(7).contains("mine");
    }

    @Test
    void theErrorNamesAFileInPlaceOfTheOutputFolder() throws Exception {
        Files.writeString(output, "a file");

        CommandRun run = demonstrate();

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --output: " + output + " is a file, and not a folder\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private void assertRefused(ResultFiles existing) throws Exception {
        CommandRun run = demonstrate();

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --output: "
                                + existing.folder()
                                + " is not empty; --overwrite replaces the results in it\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static void hasAnImageIfDownloaded(JsonNode video) {
        assertThat(video.hasNonNull("thumbnail"))
                .isEqualTo(video.path("status").asText().equals("downloaded"));
    }

    /**
     * Returns the output of all commands of the demonstration, and the exit code of the last one.
     */
    private CommandRun demonstrate() throws Exception {
        List<CommandRun> runs = new ArrayList<>();
        int exitCode =
                new Demonstration(SAMPLE, output)
                        .run(
                                arguments -> {
                                    runs.add(CommandRun.of(arguments));
                                    return runs.get(runs.size() - 1).exitCode();
                                });
        return new CommandRun(
                exitCode,
                runs.stream().map(CommandRun::out).collect(Collectors.joining()),
                runs.stream().map(CommandRun::err).collect(Collectors.joining()));
    }

    private CommandRun trending(String... options) {
        return CommandRun.of(
                Stream.concat(
                                Stream.of(
                                        "trending",
                                        "--input=" + SAMPLE,
                                        "--output=" + output,
                                        "--thumbnails=skip"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}
