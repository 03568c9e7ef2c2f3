package dev.marquee.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.VideoCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Text from files must not control the terminal. */
final class HostileTextIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @TempDir Path temp;

    @Test
    void controlCharactersInTitlesAndReasonsAreEscaped() throws Exception {
        write(
                VideoCsv.row("a", 1)
                        .replace("About a", "hello @|loud noise|@ \u001B[2J\u202E\u2028\u009B x"),
                VideoCsv.row("b", 1).replace("6000000", "six\u001B[2J\u202Emillion"));

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("hello @|loud noise|@ \\u001B[2J\\u202E")
                .contains("six\\u001B[2J");
        assertThat(run.out() + run.err()).doesNotContain("\u001B", "\u202E", "\u2028", "\u009B");
    }

    @Test
    void aRunWithoutAUsableRowFailsWithAnExample() throws Exception {
        write(
                VideoCsv.row("a", 1).replace("6000000", "six\u001Bmillion"),
                VideoCsv.row("b", 1).replace("6000000", "six\u001Bmillion"));

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("USvideos.csv", "likes", "six\\u001Bmillion"))
                .last()
                .asString()
                .contains("no list of trending videos with rows");
    }

    private void write(String... rows) throws Exception {
        Files.writeString(temp.resolve("USvideos.csv"), VideoCsv.file(rows));
    }

    private CommandRun run() {
        return CommandRun.of(
                "trending",
                "--input=" + temp,
                "--output=" + temp.resolve("out"),
                "--thumbnails=skip");
    }
}
