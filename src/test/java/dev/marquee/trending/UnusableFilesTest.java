package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with few valid rows, or none, do not distort the answers, and warnings name them. */
class UnusableFilesTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final String GOOD = VideoCsv.file(VideoCsv.row("a", 1), VideoCsv.row("a", 2));
    private static final String REJECTED = "a,12/10/2009,About a,23,funny,1000,6000000,\n";

    @TempDir Path temp;
    private Path input;
    private ResultFiles results;

    @BeforeEach
    void prepare() throws Exception {
        input = Files.createDirectory(temp.resolve("in"));
        results = new ResultFiles(temp.resolve("out/trending"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "streaming"})
    void aCountryWithoutRowsDoesNotEmptyTheAnswers(String mode) throws Exception {
        write("USvideos.csv", GOOD);
        write("GBvideos.csv", GOOD);
        write("DEvideos.csv", VideoCsv.HEADER + REJECTED.repeat(3));

        CommandRun run = run("--min-days=2", "--mode=" + mode);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("DEvideos.csv is left out: none of its records is a row");
        assertThat(results.lines("worldwide-videos")).hasSize(1);
        assertThat(results.summary().path("countries").toString()).isEqualTo("[\"GB\",\"US\"]");
        assertThat(results.summary().path("rows_rejected").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "streaming"})
    void aWarningNamesAFileWithMoreThanNineOfTenRecordsRejected(String mode) throws Exception {
        Path nine = write("DEvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)) + REJECTED.repeat(9));
        Path ten = write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)) + REJECTED.repeat(10));

        CommandRun run = run("--mode=" + mode);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "warning: "
                                + ten
                                + " has hardly any rows: 10 of 11 records were rejected; the first,"
                                + " at byte "
                                + VideoCsv.file(VideoCsv.row("a", 1)).length()
                                + ": date: '12/10/2009' is not a date")
                .doesNotContain(nine.toString());
        assertThat(results.lines("rejected")).hasSize(19);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "streaming"})
    void theSplitsOfAFileAreCountedTogether(String mode) throws Exception {
        // Each half has several splits. The second half has no valid row.
        String rows = GOOD.substring(VideoCsv.HEADER.length()).repeat(2000);
        write("USvideos.csv", VideoCsv.HEADER + rows + REJECTED.repeat(4000));
        write("GBvideos.csv", VideoCsv.HEADER + rows + REJECTED.repeat(40_000));

        CommandRun run = run("--split-bytes=64KiB", "--mode=" + mode, "--max-record-bytes=1KiB");

        assertThat(run.err())
                .contains("GBvideos.csv has hardly any rows: 40,000 of 44,000 records were")
                .doesNotContain("USvideos.csv");
    }

    @Test
    void aRunWithoutAnyRowFailsAndNamesEachFile() throws Exception {
        Path german = write("DEvideos.csv", VideoCsv.HEADER + REJECTED);
        Path american = write("USvideos.csv", VideoCsv.HEADER + REJECTED);

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("warning: " + german + " is left out: none"))
                .anyMatch(line -> line.startsWith("warning: " + american + " is left out: none"))
                .last()
                .isEqualTo("marquee: --input: no list of trending videos with rows in " + input);
        assertThat(results.folder()).doesNotExist();
    }

    @Test
    void verboseRunsNameTheFilesThatAreLeftAlone() throws Exception {
        write("USvideos.csv", GOOD);
        Path notes = write("notes.txt", "text");

        assertThat(run().err()).doesNotContain("notes.txt");
        assertThat(run("--verbose", "--overwrite").err())
                .contains("left alone: " + notes + "  neither a CSV nor a file of categories");
    }

    private CommandRun run(String... options) {
        return CommandRun.of(
                Stream.of(
                                List.of(
                                        "trending",
                                        "--input=" + input,
                                        "--output=" + temp.resolve("out"),
                                        "--thumbnails=skip",
                                        "--no-report",
                                        "--parallelism=2"),
                                List.of(options))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    private Path write(String name, String content) throws Exception {
        return Files.writeString(input.resolve(name), content);
    }
}
