package dev.marquee.run;

import dev.marquee.cli.Console;
import dev.marquee.job.CommonFigures;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import me.tongfei.progressbar.ProgressBar;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/**
 * Shows how far a job is, by the bytes it has read: in a terminal as a bar with rate and remaining
 * time, else as a line every few seconds.
 */
final class Progress {
    private static final Duration BAR_INTERVAL = Duration.ofMillis(250);
    private static final long MEGABYTE = 1_000_000;

    private final JobClient client;
    private final long totalBytes;
    private final Console console;

    Progress(JobClient client, long totalBytes, Console console) {
        this.client = client;
        this.totalBytes = totalBytes;
        this.console = console;
    }

    /**
     * Waits for the job's end.
     *
     * @return its figures, by name
     * @throws ExecutionException if it failed
     */
    Map<String, Object> awaitEnd() throws ExecutionException, InterruptedException {
        CompletableFuture<JobExecutionResult> end = client.getJobExecutionResult();
        if (!Console.isTerminal()) {
            return await(end, ByteProgress.LINE_INTERVAL, figures -> console.tell(line(figures)));
        }
        try (ProgressBar shown = ByteProgress.bar("reading", totalBytes)) {
            return await(
                    end,
                    BAR_INTERVAL,
                    figures -> {
                        shown.stepTo(figure(figures, CommonFigures.BYTES));
                        shown.setExtraMessage(" " + rejected(figures) + " rejected");
                    });
        }
    }

    private interface Display {
        void show(Map<String, Object> figures);
    }

    private Map<String, Object> await(
            CompletableFuture<JobExecutionResult> end, Duration interval, Display display)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return end.get(interval.toMillis(), TimeUnit.MILLISECONDS)
                        .getAllAccumulatorResults();
            } catch (TimeoutException goesOn) {
                figuresSoFar(interval).ifPresent(display::show);
            }
        }
    }

    /** The figures as the last heartbeats told them; none if they cannot be had just now. */
    private Optional<Map<String, Object>> figuresSoFar(Duration patience)
            throws InterruptedException {
        try {
            return Optional.of(
                    client.getAccumulators().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            // The end of the job tells what is wrong, if anything is.
            return Optional.empty();
        }
    }

    private String line(Map<String, Object> figures) {
        long bytes = figure(figures, CommonFigures.BYTES);
        String of = totalBytes > 0 ? " of " + megabytes(totalBytes) : "";
        return "%s%s MB read, %d rows, %d rejected"
                .formatted(
                        megabytes(bytes),
                        of,
                        figure(figures, CommonFigures.ROWS_USED),
                        rejected(figures));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes / MEGABYTE);
    }

    private static long rejected(Map<String, Object> figures) {
        return figures.keySet().stream()
                .filter(name -> name.startsWith(CommonFigures.REJECTED))
                .mapToLong(name -> figure(figures, name))
                .sum();
    }

    private static long figure(Map<String, Object> figures, String name) {
        return figures.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
