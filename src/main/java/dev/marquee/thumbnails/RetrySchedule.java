package dev.marquee.thumbnails;

import dev.marquee.basics.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.annotation.Nullable;

/**
 * When to try again: after a pause that doubles, shortened by a random part of up to a half, so
 * that videos that failed together do not return together; never earlier than the server asks for.
 */
final class RetrySchedule {

    private final ThumbnailLimits limits;
    private final Backoff backoff;
    private final RandomGenerator random;

    /**
     * @param random must be thread-safe where the schedule is used from several threads
     */
    RetrySchedule(ThumbnailLimits limits, RandomGenerator random) {
        this.limits = limits;
        this.backoff = new Backoff(limits.firstBackoff(), limits.longestBackoff());
        this.random = random;
    }

    /**
     * The wait before the next try.
     *
     * @param triesMade at least 1
     * @param retryAfter what the server asked for, or null
     * @param left what is left of the time for this video
     * @return empty if there is no next try: all were made, or it would be too late
     */
    Optional<Duration> waitAfter(int triesMade, @Nullable Duration retryAfter, Duration left) {
        if (triesMade >= limits.tries()) {
            return Optional.empty();
        }
        Duration wait = shaken(backoff.after(triesMade));
        if (retryAfter != null && retryAfter.compareTo(wait) > 0) {
            wait = retryAfter;
        }
        return wait.compareTo(left) < 0 ? Optional.of(wait) : Optional.empty();
    }

    private Duration shaken(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() * (0.5 + 0.5 * random.nextDouble())));
    }
}
