package dev.marquee.job;

import dev.marquee.basics.PlainJava;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that takes long to make, and can be made in the background before it is needed.
 * Thread-safe.
 */
@PlainJava
final class Ahead<T> {
    private final FutureTask<T> making;

    /**
     * @param maker makes it, once, in whichever thread comes first
     */
    Ahead(Callable<T> maker) {
        making = new FutureTask<>(maker);
    }

    /** Begins to make it in a thread of its own, which keeps no process alive. */
    void begin(String threadName) {
        Thread thread = new Thread(making, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns it when it is made, whether ahead or now.
     *
     * @throws Exception what its maker has thrown
     */
    T get() throws Exception {
        making.run(); // does nothing where it runs, or has run
        try {
            return making.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
