package dev.marquee.run;

import dev.marquee.cli.ExitCode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ends the process with an exit code, where the process is ours to end. */
public final class ProcessExit {
    private static final String OURS = "dev.marquee.Marquee";

    /** The classes whose {@code main} a user starts: this program's, and that of flink run. */
    private static final Set<String> COMMAND_LINES =
            Set.of(OURS, "org.apache.flink.client.cli.CliFrontend");

    /**
     * The JVM's own, which waits for the others too, and one of Netty's, which waits a second for
     * more to do: a quarter of the time of a small job.
     */
    private static final List<String> NOT_WAITED_FOR =
            List.of("DestroyJavaVM", "globalEventExecutor-");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProcessExit() {}

    /**
     * Ends the process, when an embedded Flink has cleaned up behind itself. Where it is another's,
     * success just returns.
     *
     * @throws IllegalStateException in place of an exit where the process is a JobManager that runs
     *     the program: it is not ours to end
     */
    public static void with(int exitCode) throws InterruptedException {
        String program = outermostClass();
        if (exitCode == ExitCode.SUCCESS && !program.equals(OURS)) {
            return;
        }
        if (!COMMAND_LINES.contains(program)) {
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
                .filter(thread -> NOT_WAITED_FOR.stream().noneMatch(thread.getName()::startsWith))
                .findAny();
    }
}
