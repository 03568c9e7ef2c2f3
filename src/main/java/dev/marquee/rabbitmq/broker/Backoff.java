package dev.marquee.rabbitmq.broker;

import java.time.Duration;

/** Pauses between tries that grow, and end after some time. Not thread-safe. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final long deadline;
    private long nextMillis = FIRST.toMillis();

    /**
     * @param patience how long to try in all, from now on
     */
    public Backoff(Duration patience) {
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** Waits before the next try; false, at once, where there is no time for another. */
    public boolean pause() throws InterruptedException {
        if (System.nanoTime() - deadline >= 0) {
            return false;
        }
        Thread.sleep(nextMillis);
        nextMillis = Math.min(nextMillis * 2, LONGEST.toMillis());
        return true;
    }
}
