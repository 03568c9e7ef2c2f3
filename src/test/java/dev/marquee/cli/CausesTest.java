package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CausesTest {
    @ParameterizedTest
    @CsvSource({
        "java.io.IOException: the disk is full, the disk is full",
        "a.b.C$D: why, why",
        "USvideos.csv: no column likes, USvideos.csv: no column likes",
        "a.b.c: why, a.b.c: why"
    })
    void theNameOfTheExceptionIsLeftOut(String message, String shown) {
        assertThat(Causes.innermost(new Exception("outer", new Exception(message))))
                .isEqualTo(shown);
    }

    /** A message may contain text from a file. */
    @Test
    void aVeryLongMessageIsUnchanged() {
        String message = "a.".repeat(1_000_000);

        assertThat(Causes.innermost(new Exception(message)).equals(message)).isTrue();
    }
}
