package dev.marquee.basics;

import java.time.Duration;

/**
 * Pauses between tries. They double up to a limit.
 *
 * @param first the pause after the first try, positive
 * @param longest the longest pause
 */
public record Backoff(Duration first, Duration longest) {
    /**
     * Returns the pause after this number of tries.
     *
     * @param tries at least 1
     */
    public Duration after(int tries) {
        Duration pause = first;
        for (int i = 1; i < tries && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
