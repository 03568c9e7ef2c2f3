package dev.marquee.job;

import java.time.Duration;

/**
 * The time since the last completed checkpoint, or since the task began if it has none.
 * Thread-safe.
 */
final class CheckpointAge {
    private volatile long begin = System.nanoTime();

    /** Notes that a checkpoint was completed. */
    void begin() {
        begin = System.nanoTime();
    }

    long seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }
}
