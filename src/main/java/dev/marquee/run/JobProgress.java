package dev.marquee.run;

import dev.marquee.cli.Console;
import dev.marquee.job.CommonFigures;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.apache.flink.util.ExceptionUtils;

/** Shows the progress of a job, by the bytes that it has read, until it ends. */
final class JobProgress {
    private final JobClient client;
    private final long totalBytes;
    private final Console console;

    JobProgress(JobClient client, long totalBytes, Console console) {
        this.client = client;
        this.totalBytes = totalBytes;
        this.console = console;
    }

    /**
     * Waits for the end of the job.
     *
     * @return its figures, by name
     * @throws ExecutionException if it failed
     */
    Map<String, Object> awaitEnd() throws ExecutionException, InterruptedException {
        CompletableFuture<JobExecutionResult> end = client.getJobExecutionResult();
        try (ByteProgress progress = new ByteProgress("read", totalBytes, console)) {
            Duration interval = progress.interval();
            while (true) {
                try {
                    return end.get(interval.toMillis(), TimeUnit.MILLISECONDS)
                            .getAllAccumulatorResults();
                } catch (TimeoutException goesOn) {
                    figuresSoFar(interval).ifPresent(figures -> show(figures, progress));
                }
            }
        }
    }

    /**
     * Whether a job's client failed because the cluster does not know the job.
     *
     * @param failure what {@link #awaitEnd} threw
     */
    static boolean isUnknown(ExecutionException failure) {
        // The REST interface sends the exceptions of the cluster as text.
        return ExceptionUtils.findThrowableWithMessage(
                        failure, FlinkJobNotFoundException.class.getName())
                .isPresent();
    }

    /** The figures as of the last heartbeats; nothing if they cannot be had at the moment. */
    private Optional<Map<String, Object>> figuresSoFar(Duration patience)
            throws InterruptedException {
        try {
            return Optional.of(
                    client.getAccumulators().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // An embedded Flink ends with its job, and then throws IllegalStateException at once.
            // The job's result says what happened.
            return Optional.empty();
        }
    }

    private static void show(Map<String, Object> figures, ByteProgress progress) {
        long rejected =
                figures.keySet().stream()
                        .filter(name -> name.startsWith(CommonFigures.REJECTED))
                        .mapToLong(name -> figure(figures, name))
                        .sum();
        progress.show(
                figure(figures, CommonFigures.BYTES),
                "%d rows, %d rejected"
                        .formatted(figure(figures, CommonFigures.ROWS_USED), rejected));
    }

    private static long figure(Map<String, Object> figures, String name) {
        return figures.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
