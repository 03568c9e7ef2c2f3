package dev.marquee.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Ends the process with an exit code, where the process is ours to end. */
public final class ProcessExit {
    /** The classes whose {@code main} a user starts: this program's, and that of flink run. */
    private static final Set<String> COMMAND_LINES =
            Set.of("dev.marquee.Marquee", "org.apache.flink.client.cli.CliFrontend");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProcessExit() {}

    /**
     * Ends the process. Success just returns: an embedded Flink then cleans up behind itself.
     *
     * @throws IllegalStateException in place of an exit where the process is a JobManager that runs
     *     the program: it is not ours to end
     */
    public static void with(int exitCode) throws InterruptedException {
        if (exitCode == ExitCode.SUCCESS) {
            return;
        }
        if (!COMMAND_LINES.contains(outermostClass())) {
            throw new IllegalStateException("exit code " + exitCode + "; the line above says why");
        }
        awaitOthers();
        System.exit(exitCode);
    }

    private static String outermostClass() {
        StackTraceElement[] stack = Thread.currentThread().getStackTrace();
        return stack[stack.length - 1].getClassName();
    }

    /** Lets an embedded Flink remove its temporary files, of which a sudden end leaves 19 MB. */
    private static void awaitOthers() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long left = PATIENCE.toMillis();
        // Threads that end start others, which end what these leave.
        for (Optional<Thread> other = anyOther(); other.isPresent() && left > 0; ) {
            other.get().join(left);
            left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            other = anyOther();
        }
    }

    private static Optional<Thread> anyOther() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                // The JVM's own, which waits for the others too.
                .filter(thread -> !thread.getName().equals("DestroyJavaVM"))
                .findAny();
    }
}
