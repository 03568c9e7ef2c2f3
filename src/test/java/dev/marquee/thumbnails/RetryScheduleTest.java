package dev.marquee.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class RetryScheduleTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MILLI = Duration.ofMillis(1);

    private static final ThumbnailLimits LIMITS =
            new LimitsBuilder()
                    .withTries(6)
                    .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(5))
                    .build();

    @Test
    void theWaitDoublesUpToItsMaximum() {
        RetrySchedule schedule = new RetrySchedule(LIMITS, always(0.999_999_999));

        assertThat(schedule.waitAfter(1, null, HOUR).orElseThrow()).isCloseTo(seconds(1), MILLI);
        assertThat(schedule.waitAfter(2, null, HOUR).orElseThrow()).isCloseTo(seconds(2), MILLI);
        assertThat(schedule.waitAfter(3, null, HOUR).orElseThrow()).isCloseTo(seconds(4), MILLI);
        assertThat(schedule.waitAfter(4, null, HOUR).orElseThrow()).isCloseTo(seconds(5), MILLI);
        assertThat(schedule.waitAfter(5, null, HOUR).orElseThrow()).isCloseTo(seconds(5), MILLI);
    }

    @Test
    void jitterShortensTheWaitByUpToHalf() {
        RetrySchedule schedule = new RetrySchedule(LIMITS, new Random(1));

        for (int i = 0; i < 1000; i++) {
            assertThat(schedule.waitAfter(2, null, HOUR).orElseThrow())
                    .isBetween(seconds(1), seconds(2));
        }
        assertThat(new RetrySchedule(LIMITS, always(0)).waitAfter(2, null, HOUR))
                .contains(seconds(1));
    }

    @Test
    void theLastTryIsNotRepeated() {
        RetrySchedule schedule = new RetrySchedule(LIMITS, always(0));

        assertThat(schedule.waitAfter(5, null, HOUR)).isPresent();
        assertThat(schedule.waitAfter(6, null, HOUR)).isEmpty();
        assertThat(schedule.waitAfter(6, Duration.ZERO, HOUR)).isEmpty();
    }

    @Test
    void retryAfterIsObeyedWithinTheRemainingTime() {
        RetrySchedule schedule = new RetrySchedule(LIMITS, always(0));

        assertThat(schedule.waitAfter(1, seconds(30), seconds(31))).contains(seconds(30));
        assertThat(schedule.waitAfter(1, seconds(30), seconds(30))).isEmpty();
    }

    @Test
    void retryAfterNeverShortensTheWait() {
        assertThat(new RetrySchedule(LIMITS, always(0)).waitAfter(3, Duration.ZERO, HOUR))
                .contains(seconds(2));
    }

    @Test
    void aTryAfterTheRemainingTimeIsNotMade() {
        assertThat(new RetrySchedule(LIMITS, always(0)).waitAfter(3, null, seconds(1))).isEmpty();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static RandomGenerator always(double value) {
        return new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
