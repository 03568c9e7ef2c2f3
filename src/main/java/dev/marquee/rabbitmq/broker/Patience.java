package dev.marquee.rabbitmq.broker;

import dev.marquee.basics.Backoff;
import java.time.Duration;

/** Growing pauses between tries, for a bounded time. Not thread-safe. */
public final class Patience {
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(50), Duration.ofSeconds(3));

    private final long deadline;
    private int tries;

    /**
     * @param time how long to try in all, from now on
     */
    public Patience(Duration time) {
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** Waits before the next try. Returns false, at once, if the time is over. */
    public boolean pause() throws InterruptedException {
        if (System.nanoTime() - deadline >= 0) {
            return false;
        }
        tries++;
        Thread.sleep(BACKOFF.after(tries).toMillis());
        return true;
    }
}
