package dev.marquee.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pauses between attempts. */
final class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1, 50", "2, 100", "3, 200", "6, 1600", "7, 3000", "8, 3000", "2147483647, 3000"})
    void pausesDoubleUpToTheLimit(int tries, long millis) {
        Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(3));

        assertThat(backoff.after(tries)).hasMillis(millis);
    }
}
