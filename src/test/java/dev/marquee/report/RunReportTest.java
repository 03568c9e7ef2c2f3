package dev.marquee.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.VideoCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run draws a page when it ends. */
final class RunReportTest {
    @TempDir private Path temp;

    private Path page;

    @BeforeEach
    void writeInput() throws Exception {
        page = temp.resolve("out/trending/report.html");
        Path input = Files.createDirectories(temp.resolve("in"));
        Files.writeString(input.resolve("USvideos.csv"), VideoCsv.file(VideoCsv.row("a", 1)));
    }

    @Test
    void aRunDrawsThePageAndPrintsItsPathLast() throws Exception {
        CommandRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList()).last().isEqualTo("report  (" + page + ")");
        assertThat(page).content().contains("1 country · 1 January 2024 to 1 January 2024");
    }

    @Test
    void theOptionNoReportSuppressesThePage() {
        CommandRun run = run("--no-report");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("report");
        assertThat(page).doesNotExist();
        assertThat(page.resolveSibling("summary.json")).exists();
    }

    private CommandRun run(String... options) {
        return CommandRun.of(
                Stream.concat(
                                Stream.of(
                                        "trending",
                                        "--input=" + temp.resolve("in"),
                                        "--output=" + temp.resolve("out"),
                                        "--parallelism=2",
                                        "--thumbnails=skip"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}
