package dev.marquee.run;

import dev.marquee.cli.Console;
import java.time.Duration;
import java.util.Locale;
import javax.annotation.Nullable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The progress of a command in bytes: a bar with rate and remaining time if the standard error is a
 * terminal, else a line every few seconds. Not thread-safe.
 */
public final class ByteProgress implements AutoCloseable {
    private static final Duration BAR_INTERVAL = Duration.ofMillis(250);
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);
    private static final int WIDEST_BAR = 100;
    private static final long MEGABYTE = 1_000_000;

    private final String done;
    private final long totalBytes;
    private final Console console;
    @Nullable private final ProgressBar bar;
    private long nextLine = System.nanoTime() + LINE_INTERVAL.toNanos();

    /**
     * @param done what is done with the bytes, as {@code read}
     * @param totalBytes the bytes that there are; 0 if that is not known
     */
    public ByteProgress(String done, long totalBytes, Console console) {
        this.done = done;
        this.totalBytes = totalBytes;
        this.console = console;
        this.bar = Console.isTerminal() ? bar(done, totalBytes) : null;
    }

    private static ProgressBar bar(String done, long totalBytes) {
        // The library's own consumer asks JLine for the terminal, which gives SIGINT back to the
        // system: Ctrl-C would end the process without its shutdown hooks.
        int width = Math.min(WIDEST_BAR, Console.columns()) - 1;
        return new ProgressBarBuilder()
                .setConsumer(new ConsoleProgressBarConsumer(System.err, width))
                .setTaskName(done)
                .setInitialMax(totalBytes)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .clearDisplayOnFinish()
                .build();
    }

    /** How often a caller that has to ask for the figures should show them. */
    Duration interval() {
        return bar == null ? LINE_INTERVAL : BAR_INTERVAL;
    }

    /**
     * Shows the progress; may be called often.
     *
     * @param bytes the bytes so far
     * @param more other figures, as {@code 12 rows, 3 rejected}
     */
    public void show(long bytes, String more) {
        if (bar != null) {
            bar.stepTo(bytes);
            bar.setExtraMessage(" " + more);
        } else if (System.nanoTime() - nextLine >= 0) {
            nextLine = System.nanoTime() + LINE_INTERVAL.toNanos();
            String of = totalBytes > 0 ? " of " + megabytes(totalBytes) : "";
            console.tell("%s%s MB %s, %s".formatted(megabytes(bytes), of, done, more));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes / MEGABYTE);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
