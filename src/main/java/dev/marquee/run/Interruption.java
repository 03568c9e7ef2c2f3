package dev.marquee.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Acts when the process is told to end (Ctrl-C, SIGTERM) while a job runs: it runs an action, and
 * keeps the JVM alive until the main thread has reported and cleaned up.
 */
final class Interruption implements AutoCloseable {
    /** The name of the thread that waits. */
    static final String THREAD = "marquee-interruption";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    private final Thread hook;
    private volatile boolean hasBegun;

    /**
     * Watches until it is closed.
     *
     * @param action what to do; returns whether the main thread will end by itself, so that the JVM
     *     must wait for it
     */
    Interruption(BooleanSupplier action) {
        hook = new Thread(() -> interrupt(action), THREAD);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(BooleanSupplier action) {
        hasBegun = true;
        if (!action.getAsBoolean()) {
            return;
        }
        try {
            RELEASED.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The main thread has said everything and cleaned up: the JVM may end. */
    static void release() {
        RELEASED.countDown();
    }

    /** Whether the process was told to end. */
    boolean hasBegun() {
        return hasBegun;
    }

    /** Stops watching, unless the process is ending. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down; the hook ends by itself.
        }
    }
}
