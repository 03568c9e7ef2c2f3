package dev.marquee.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.MarqueeProcess;
import dev.marquee.MarqueeProcess.Ended;
import dev.marquee.VideoCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File names in Flink's log must not control the terminal. */
final class LoggedTextIT {
    @TempDir Path temp;

    @Test
    void controlCharactersOfFileNamesInTheLogAreEscaped() throws Exception {
        Path input = Files.createDirectory(temp.resolve("in"));
        String name = "US\u001B[2J\u202E\u2028\u009B\nvideos.csv";
        Files.writeString(input.resolve(name), VideoCsv.file(VideoCsv.row("a", 1)));

        Ended run =
                MarqueeProcess.start(
                                temp,
                                "trending",
                                "--input=" + input,
                                "--output=out",
                                "--thumbnails=skip",
                                "--verbose")
                        .awaitEnd();

        assertThat(run.exitCode()).as(String.join("\n", run.err())).isZero();
        assertThat(run.err())
                .as("the log contains the name of the file")
                .anyMatch(line -> line.contains(" INFO ") && line.contains("videos.csv"))
                .allMatch(line -> line.chars().noneMatch(LoggedTextIT::controlsTheTerminal));
    }

    private static boolean controlsTheTerminal(int character) {
        return (Character.isISOControl(character) && character != '\t')
                || character == 0x202E
                || character == 0x2028;
    }
}
