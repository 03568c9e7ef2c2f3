package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.MarqueeProcess;
import dev.marquee.MarqueeProcess.Ended;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in its own process: standard streams, exit codes and files that remain afterwards.
 */
class ProcessIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int DEFAULT_PORT = 8081;

    @TempDir Path temp;
    private Path temporaryFiles;

    @BeforeEach
    void prepare() {
        temporaryFiles = temp.resolve("tmp");
    }

    @Test
    void anInvalidOptionPrintsOneLineAndExitsWithCodeTwo() throws Exception {
        Ended run = run("--tga=x");

        assertThat(run.err())
                .containsExactly(
                        "marquee: unknown option '--tga'; did you mean '--tag'?"
                                + " (marquee trending --help lists what there is)");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void theDemonstrationPrintsItsResultsAndTheAddressOfTheWebUi() throws Exception {
        // The default port is in use during the whole run, so the program takes the next free one.
        try (ServerSocket taken = takeDefaultPort()) {
            assertThat(taken.isBound()).isTrue();
            Ended run = run();

            assertThat(run.exitCode()).as(String.join("\n", run.err())).isZero();
            assertThat(run.err().get(0))
                    .matches("Web UI: http://127\\.0\\.0\\.1:80\\d\\d \\(port 8081 is in use\\)")
                    .doesNotContain("http://127.0.0.1:8081");
            assertThat(run.err().subList(1, run.err().size()))
                    .as("lines of the trending job and of the films' job")
                    .allMatch(line -> line.endsWith(" rejected") || line.startsWith("Web UI: "));
            assertThat(run.out())
                    .contains(
                            "funny-videos  (%s)"
                                    .formatted(temp.resolve("output/trending/funny-videos")))
                    .contains(
                            "summary  (%s)".formatted(temp.resolve("output/trending/summary.json")))
                    .anyMatch(line -> line.matches("  thumbnails +downloaded \\d, missing \\d"))
                    .contains(
                            "top-actors  (%s)".formatted(temp.resolve("output/movies/top-actors")));
        }
        assertNothingLeft();
    }

    /** Without a checkpoint folder, Flink keeps checkpoints in memory and limits them to 5 MB. */
    @Test
    void theStateOfAStreamingRunMayExceedTheLimitOfCheckpointsInMemory() throws Exception {
        assertThat(
                        run(
                                        "sample",
                                        "--output=films",
                                        "--countries=1",
                                        "--rows=1",
                                        "--films=25000",
                                        "--ratings=1000000")
                                .exitCode())
                .isZero();

        Ended run =
                run(
                        "movies",
                        "--input=films",
                        "--output=out",
                        "--mode=streaming",
                        "--parallelism=1",
                        "--checkpoint-interval=200ms");

        assertThat(run.exitCode()).as(String.join("\n", run.err())).isZero();
        assertNothingLeft();
    }

    @Test
    void aFailedJobPrintsOneLineAndExitsWithCodeOne() throws Exception {
        Ended run = failingRun();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().get(0)).startsWith("Web UI: http://127.0.0.1:");
        assertThat(run.err().get(run.err().size() - 1))
                .matches(
                        "marquee: trending failed: \\d+ of \\d+ records rejected, more than"
                                + " --max-rejects 0 allows");
        assertThat(run.err().subList(1, run.err().size() - 1))
                .allMatch(line -> line.endsWith(" rejected"));
        assertThat(run.out()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void verbosePrintsTheStackTraceOfAFailure() throws Exception {
        Ended run = failingRun("--verbose");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .anyMatch(line -> line.matches("\\s+at dev\\.marquee\\.job\\.RejectLimit.*"))
                .anyMatch(line -> line.contains(" INFO "))
                .anyMatch(line -> line.startsWith("marquee: trending failed: "));
    }

    private Ended failingRun(String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--input=" + PROJECT.resolve("data"),
                                "--output=out",
                                "--thumbnails=skip",
                                "--max-rejects=0"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private static ServerSocket takeDefaultPort() throws Exception {
        try {
            return new ServerSocket(DEFAULT_PORT, 1, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            return new ServerSocket(0);
        }
    }

    /**
     * Only one empty folder may remain: the one for uploads to Flink, which all processes share.
     */
    private void assertNothingLeft() throws Exception {
        try (Stream<Path> left = Files.walk(temporaryFiles)) {
            assertThat(left.skip(1).filter(path -> !path.endsWith("flink-web-upload"))).isEmpty();
        }
    }

    private Ended run(String... arguments) throws Exception {
        return MarqueeProcess.start(temp, arguments).awaitEnd();
    }
}
