package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.MarqueeProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Colours in the output on a real terminal; see <a href="https://no-color.org">no-color.org</a>.
 */
final class ColorIT {
    private static final String ESCAPE = "\u001B[";

    @TempDir Path temp;

    @ParameterizedTest
    @CsvSource({"TERM=xterm, true", "NO_COLOR=1, false"})
    void helpHasColoursUnlessNoColorIsSet(String variable, boolean colours) throws Exception {
        MarqueeProcess.Ended help =
                MarqueeProcess.startOnTerminal(temp, variable, "trending", "--help").awaitEnd();

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).anyMatch(line -> line.contains("--likes-over"));
        assertThat(help.out().stream().anyMatch(line -> line.contains(ESCAPE))).isEqualTo(colours);
    }
}
