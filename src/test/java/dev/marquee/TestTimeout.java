package dev.marquee;

import java.time.Duration;

/**
 * The time after which a test counts as hanging. It is much longer than any test needs on a busy
 * machine, so no test depends on speed. Quadratic work on the large inputs of tests takes hours.
 */
public final class TestTimeout {
    public static final int SECONDS = 1200;
    public static final Duration DURATION = Duration.ofSeconds(SECONDS);

    private TestTimeout() {}
}
