package dev.marquee.run;

import dev.marquee.cli.ExitCode;
import dev.marquee.job.EmbeddedFlink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Ends the process with an exit code, where this program may end it. */
public final class ProcessExit {
    /**
     * Threads that end after all others, or need not end: the JVM's own, the hook that waits for
     * this class, and one of Netty's, which waits a second for more to do: a quarter of the time of
     * a small job.
     */
    private static final List<String> NOT_WAITED_FOR =
            List.of("DestroyJavaVM", "globalEventExecutor-", Interruption.THREAD);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProcessExit() {}

    /**
     * Ends the process when an embedded Flink has removed its files. Returns where Flink runs the
     * program and it succeeded: {@code flink run} has more to do.
     *
     * @throws IllegalStateException instead of an exit where the program runs inside a JobManager
     *     (application mode), whose process it must not end
     */
    public static void with(int exitCode) throws InterruptedException {
        if (isRunByFlink()) {
            if (exitCode == ExitCode.SUCCESS) {
                return;
            }
            if (isInsideJobManager()) {
                throw new IllegalStateException(
                        "exit code " + exitCode + "; the line above says why");
            }
        }
        awaitOthers();
        EmbeddedFlink.deleteCheckpoints();
        Interruption.release();
        System.exit(exitCode);
    }

    /** Flink sets the environment of the programs that it runs, which then must not make one. */
    private static boolean isRunByFlink() {
        return !StreamExecutionEnvironment.areExplicitEnvironmentsAllowed();
    }

    /** The environment of a JobManager submits jobs to the JobManager itself. */
    private static boolean isInsideJobManager() {
        return StreamExecutionEnvironment.getExecutionEnvironment()
                .getConfiguration()
                .getOptional(DeploymentOptions.TARGET)
                .filter(EmbeddedExecutor.NAME::equals)
                .isPresent();
    }

    /** Lets an embedded Flink delete its temporary files, 19 MB. */
    private static void awaitOthers() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long left = PATIENCE.toMillis();
        // Ending threads may start cleanup threads; wait for those too.
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
