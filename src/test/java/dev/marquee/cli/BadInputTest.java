package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.VideoCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input or output that is unusable, or partly so, is detected before any row is read. */
class BadInputTest {
    @TempDir Path temp;
    private Path input;
    private Path output;

    @BeforeEach
    void prepare() throws Exception {
        input = Files.createDirectory(temp.resolve("in"));
        output = temp.resolve("out");
    }

    @Test
    void aMissingInputIsReported() {
        Path absent = input.resolve("absent");

        assertRejected(2, "--input: " + absent + ": no such file or folder", "--input=" + absent);
    }

    @Test
    void aPathBelowAFileIsReportedAsMissing() throws Exception {
        Path file = write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));

        assertRejected(
                2,
                "--input: " + file.resolve("x") + ": no such file or folder",
                "--input=" + file.resolve("x"));
    }

    @Test
    void anInputWithoutVideosIsReported() throws Exception {
        write("README.md", "no videos");
        write("notes.csv", "a,b\n1,2\n");

        assertRejected(
                2,
                "--input: no list of trending videos with rows in "
                        + input
                        + "; a file has its country in its name, as USvideos.csv or"
                        + " US_youtube_trending_data.csv, or in a column of a known layout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    likes           | likes, like_count or video_like_count
                    video_id        | video_id
                    views           | views, view_count or video_view_count
                    title           | title or video_title
                    """)
    void aMissingColumnIsReportedWithItsFile(String column, String named) throws Exception {
        write("GBvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        Path file =
                write(
                        "deep/USvideos.csv",
                        VideoCsv.file(VideoCsv.row("a", 1)).replaceFirst(column, "x_" + column));

        assertRejected(1, file + ": no column " + named);
    }

    @Test
    void allMissingColumnsAreReportedTogether() throws Exception {
        Path file = write("USvideos.csv", "video_id,title,trending_date\na,b,24.01.01\n");

        assertRejected(
                1,
                file
                        + ": no column views, view_count or video_view_count,"
                        + " likes, like_count or video_like_count");
    }

    @Test
    void unreadableFilesAreReportedOnceAndOtherFilesAreRead() throws Exception {
        Path good = write("BRvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        Path empty = write("USvideos.csv", "");
        Path blank = write("CAvideos.csv", "\n\r\n\n");
        Path headerOnly = write("GBvideos.csv", VideoCsv.HEADER);
        Path page = write("DEvideos.csv", "<!DOCTYPE html>\n<html><body>404, not found</body>\n");
        Path json = write("FRvideos.csv", "{\"error\": \"quota\", \"code\": 403}\n");
        Path binary = input.resolve("JPvideos.csv");
        Files.write(binary, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        Path noGzip = write("MXvideos.csv.gz", "not gzip");

        CommandRun run = dryRun();

        assertThat(run.err().lines())
                .containsExactlyInAnyOrder(
                        "warning: " + empty + " is left out: empty",
                        "warning: " + blank + " is left out: empty",
                        "warning: " + headerOnly + " is left out: it has a header and no rows",
                        "warning: " + page + " is left out: not CSV",
                        "warning: " + json + " is left out: not CSV",
                        "warning: " + binary + " is left out: not CSV",
                        "warning: " + noGzip + " is left out: gzip: Not in GZIP format");
        assertThat(run.out().lines())
                .startsWith(
                        "input: 1 file, " + Files.size(good) + " bytes",
                        "  " + good + "  " + Files.size(good),
                        "left alone: 7 files");
        assertThat(run.out().lines())
                .contains("  " + empty + "  empty", "  " + page + "  not CSV", "countries: BR");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aFileWithoutTagsOrThumbnailsIsReadWithAWarning() throws Exception {
        Path file =
                write(
                        "USvideos.csv",
                        VideoCsv.file(VideoCsv.row("a", 1))
                                .replace("tags", "words")
                                .replace("thumbnail_link", "image"));

        CommandRun run = dryRun();

        assertThat(run.err().lines())
                .containsExactly(
                        "warning: " + file + " has no column tags; its values are empty",
                        "warning: "
                                + file
                                + " has no column thumbnail_link, thumbnail_url, thumbnail or"
                                + " video_default_thumbnail; its values are empty");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void anInvalidCategoryFileIsLeftOutWithAWarning() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        Path text = write("US_category_id.json", "no JSON\n");
        Path other = write("GB_category_id.json", "{\"error\": 403}");
        Path empty = write("DE_category_id.json", "");

        CommandRun run = dryRun();

        String problem = " is not a list of categories and is left out: ";
        assertThat(run.err().lines())
                .hasSize(3)
                .contains("warning: " + other + problem + "it has no list of items")
                .contains("warning: " + empty + problem + "it is empty")
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "warning: " + text + problem + "Unrecognized token"));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void anUnknownCountryIsRejected() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        write("GBvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));

        assertRejected(
                2, "--countries: no file of XX in the input, only of GB, US", "--countries=us,xx");
        assertRejected(
                2,
                "--countries: no file of UK in the input, only of GB, US; did you mean 'US'?",
                "--countries=UK");
    }

    @Test
    void anOutputFolderThatIsNotEmptyIsRejectedAndUnchanged() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        Path foreign = Files.createDirectories(output.resolve("trending")).resolve("notes.txt");
        Files.writeString(foreign, "mine");

        CommandRun run = run("--dry-run");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --output: "
                                + output.resolve("trending")
                                + " is not empty; --overwrite replaces the results in it\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(foreign).hasContent("mine");
        assertThat(below(output)).containsExactly("trending", "trending/notes.txt");
    }

    @Test
    void anOutputThatIsAFileIsRejected() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        Files.writeString(output, "a file");

        CommandRun run = run();
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --output: " + output + " is a file, and not a folder\n");
        assertThat(run.exitCode()).isEqualTo(2);

        Files.delete(output);
        Files.createDirectory(output);
        Files.writeString(output.resolve("trending"), "a file");

        run = run("--overwrite");
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --output: "
                                + output.resolve("trending")
                                + " is a file, and not a folder\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(output.resolve("trending")).hasContent("a file");
    }

    @Test
    void aDryRunPrintsThePlanReadsNoRowsAndWritesNothing() throws Exception {
        Path german = write("DEvideos.csv", VideoCsv.file("bad row\n", VideoCsv.row("c", 1)));
        Path british = write("a/GBvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        Path again = write("b/GBvideos.csv", VideoCsv.file(VideoCsv.row("b", 1)));
        write("b/.hidden/FRvideos.csv", VideoCsv.file(VideoCsv.row("c", 1)));
        Path unfinished = write("b/USvideos.csv.part", "unfinished");
        Path text = write("README.md", "text");

        CommandRun run = run("--dry-run", "--parallelism=3,thumbnails=2", "--max-rejects=5%");

        long bytes = Files.size(german) + Files.size(british) + Files.size(again);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "input: 3 files, " + bytes + " bytes",
                        "  " + german + "  " + Files.size(german),
                        "  " + british + "  " + Files.size(british),
                        "  " + again + "  " + Files.size(again),
                        "left alone: 2 files",
                        "  %s  neither a CSV nor a file of categories".formatted(text),
                        "  %s  neither a CSV nor a file of categories".formatted(unfinished),
                        "countries: DE, GB",
                        "results: funny-videos, worldwide-videos, top-day, days, rejected",
                        "",
                        "operators, with their parallelism:",
                        "  read-videos              3",
                        "  read-categories          1",
                        "  listings                 3",
                        "  reject-limit             1",
                        "  tag-filter               3",
                        "  category-join            3",
                        "  funny-videos             3",
                        "  sightings                3",
                        "  worldwide-videos         3",
                        "  thumbnails               2",
                        "  thumbnail-tally          1",
                        "  liked-listings           3",
                        "  day-views                3",
                        "  top-day                  1",
                        "  write-funny-videos       1",
                        "  write-worldwide-videos   1",
                        "  write-top-day            1",
                        "  write-days               1",
                        "  write-rejected           1");
        assertThat(run.exitCode()).isZero();
        assertThat(output).doesNotExist();
    }

    @Test
    void aFileThatIsGivenTwiceIsReadOnce() throws Exception {
        Path file = write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));

        CommandRun run = run("--dry-run", "--input=" + file, "--input=" + input + "/");

        assertThat(run.out().lines())
                .startsWith(
                        "input: 1 file, " + Files.size(file) + " bytes",
                        "  " + file + "  " + Files.size(file));
    }

    @Test
    void trendingIsTheDefaultCommand() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));

        assertThat(CommandRun.of("--dry-run", "--input=" + input, "--output=" + output).out())
                .startsWith("input: 1 file, ")
                .isEqualTo(dryRun().out());
    }

    private CommandRun dryRun() {
        CommandRun run = run("--dry-run");
        assertThat(output).doesNotExist();
        return run;
    }

    private CommandRun run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("trending", "--output=" + output));
        arguments.addAll(List.of(options));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--input"))) {
            arguments.add("--input=" + input);
        }
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private void assertRejected(int exitCode, String line, String... options) {
        CommandRun run = run(options);
        assertThat(run.err()).isEqualToNormalizingNewlines("marquee: " + line + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(output).doesNotExist();
    }

    private Path write(String name, String content) throws Exception {
        Path file = input.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static List<String> below(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.skip(1).map(path -> folder.relativize(path).toString()).sorted().toList();
        }
    }
}
