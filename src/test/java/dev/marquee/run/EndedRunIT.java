package dev.marquee.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.FolderFiles;
import dev.marquee.MarqueeProcess;
import dev.marquee.MarqueeProcess.Ended;
import dev.marquee.ResultFiles;
import dev.marquee.TestTimeout;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are interrupted, killed or started twice, or cannot write to their disk. */
final class EndedRunIT {
    private static final Path SAMPLE = Path.of("data").toAbsolutePath();

    @TempDir Path temp;
    private final List<MarqueeProcess> started = new ArrayList<>();
    private final List<Path> mounted = new ArrayList<>();

    @AfterEach
    void cleanUp() throws Exception {
        started.forEach(one -> one.process().destroyForcibly());
        for (Path path : mounted) {
            new ProcessBuilder("umount", "--lazy", path.toString()).start().waitFor();
        }
    }

    @Test
    void sigtermEndsARunWhichReportsItsFinishedResults() throws Exception {
        MarqueeProcess run = watchUntilResults();

        run.process().destroy();
        Ended ended = run.awaitEnd();

        assertThat(ended.exitCode()).isEqualTo(128 + 15);
        assertThat(ended.err().get(ended.err().size() - 1))
                .matches(
                        "marquee: trending was interrupted; finished files in "
                                + temp.resolve("out/trending")
                                + ": (funny-videos|worldwide-videos|top-day|rejected|, )+");
        assertThat(FolderFiles.under(temp.resolve("out")))
                .as("unfinished files")
                .noneMatch(file -> file.getFileName().toString().contains("inprogress"));
        try (Stream<Path> left = Files.list(temp.resolve("tmp"))) {
            assertThat(left)
                    .as("temporary files")
                    .allMatch(path -> path.endsWith("flink-web-upload"));
        }
    }

    @Test
    void sigintEndsARunWithoutFinishedResults() throws Exception {
        MarqueeProcess run = start("--checkpoint-interval=1h", "--watch=1h");
        awaitLine(run, "MB read");

        new ProcessBuilder("kill", "-INT", Long.toString(run.process().pid())).start().waitFor();
        Ended ended = run.awaitEnd();

        assertThat(ended.exitCode()).isEqualTo(128 + 2);
        assertThat(ended.err())
                .endsWith(
                        "marquee: trending was interrupted; no result is finished in "
                                + temp.resolve("out/trending"));
        assertThat(FolderFiles.under(temp.resolve("out"))).isEmpty();
    }

    /** A terminal sends SIGINT. A terminal library must not intercept it. */
    @Test
    void ctrlCEndsARunOnATerminalWithAMessage() throws Exception {
        MarqueeProcess run =
                MarqueeProcess.startOnTerminal(
                        temp, "TERM=xterm", arguments("--checkpoint-interval=1h", "--watch=1h"));
        started.add(run);
        Awaitility.await()
                .atMost(TestTimeout.DURATION)
                .until(() -> Files.readString(run.out()).contains("rejected"));

        try (OutputStream keyboard = run.process().getOutputStream()) {
            keyboard.write('C' - '@');
            keyboard.flush();
            Ended ended = run.awaitEnd();

            assertThat(ended.out())
                    .last()
                    .asString()
                    .contains("marquee: trending was interrupted; no result is finished in");
            assertThat(ended.exitCode()).isEqualTo(128 + 2);
        }
    }

    @Test
    void overwriteReplacesTheResultsOfAKilledRun() throws Exception {
        MarqueeProcess run = watchUntilResults();
        run.process().destroyForcibly().waitFor();

        Ended rejected = start().awaitEnd();
        Ended replaced = start("--overwrite").awaitEnd();

        assertThat(rejected.exitCode()).isEqualTo(2);
        assertThat(rejected.err())
                .containsExactly(
                        "marquee: --output: %s is not empty; --overwrite replaces the results in it"
                                .formatted(temp.resolve("out/trending")));
        assertThat(replaced.exitCode()).as(String.join("\n", replaced.err())).isZero();
        assertThat(new ResultFiles(temp.resolve("out/trending")).lines("top-day")).hasSize(1);
        assertThat(FolderFiles.under(temp.resolve("out")))
                .noneMatch(file -> file.getFileName().toString().contains("inprogress"));
    }

    @Test
    void aSecondRunIntoTheSameFolderIsRejectedAndReportsTheFirst() throws Exception {
        MarqueeProcess first = watchUntilResults();

        Ended second = start("--overwrite").awaitEnd();

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err())
                .singleElement()
                .asString()
                .matches(
                        "marquee: --output: another run writes to \\Q%s\\E \\(process %d since \\S+\\);"
                                        .formatted(
                                                temp.resolve("out/trending"), first.process().pid())
                                + " wait for its end, or choose another folder");
        assertThat(first.process().isAlive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"out, out/trending", "tmp, tmp"})
    void aFullDiskIsReportedInOneLineWithItsFolder(String mounted, String named) throws Exception {
        mount(mounted, "size=16k");

        Ended run = start("--checkpoint-interval=100ms").awaitEnd();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().get(run.err().size() - 1))
                .isEqualTo(
                        "marquee: trending failed: no space left on the disk of "
                                + temp.resolve(named));
    }

    @Test
    void aReadOnlyOutputIsRejectedBeforeTheRun() throws Exception {
        mount("out", "ro");

        Ended run = start().awaitEnd();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .singleElement()
                .asString()
                .startsWith("marquee: --output: " + temp.resolve("out/trending"))
                .contains("cannot be written to");
    }

    private void mount(String folder, String option) throws Exception {
        Path out = Files.createDirectory(temp.resolve(folder));
        Process mount =
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", option, "tmpfs", out.toString())
                        .start();
        assumeTrue(mount.waitFor() == 0, "only root can mount a file system for this test");
        mounted.add(out);
    }

    private MarqueeProcess watchUntilResults() throws Exception {
        MarqueeProcess run = start("--watch=1h", "--checkpoint-interval=500ms");
        ResultFiles results = new ResultFiles(temp.resolve("out/trending"));
        Awaitility.await()
                .atMost(TestTimeout.DURATION)
                .until(() -> !results.lines("funny-videos").isEmpty());
        return run;
    }

    private MarqueeProcess start(String... options) throws Exception {
        MarqueeProcess process = MarqueeProcess.start(temp, arguments(options));
        started.add(process);
        return process;
    }

    private static String[] arguments(String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "trending",
                                "--input=" + SAMPLE,
                                "--output=out",
                                "--countries=US,GB",
                                "--thumbnails=skip"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private static void awaitLine(MarqueeProcess run, String text) {
        Awaitility.await()
                .atMost(TestTimeout.DURATION)
                .until(() -> Files.readString(run.err()).contains(text));
    }
}
