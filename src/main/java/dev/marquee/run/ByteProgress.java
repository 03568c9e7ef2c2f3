package dev.marquee.run;

import dev.marquee.cli.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how many bytes of a known number are done: in a terminal as a bar with rate and remaining
 * time, else as a line every few seconds.
 */
public final class ByteProgress implements AutoCloseable {
    static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

    private static final long MEGABYTE = 1_000_000;

    private final String task;
    private final long totalBytes;
    private final Consumer<String> lines;
    @Nullable private final ProgressBar bar;
    private long nextLine = System.nanoTime() + LINE_INTERVAL.toNanos();

    /**
     * @param task what is done, as {@code sending}
     * @param err where lines go
     */
    public ByteProgress(String task, long totalBytes, PrintWriter err) {
        this.task = task;
        this.totalBytes = totalBytes;
        this.lines = new Console(err, err)::tell;
        this.bar = Console.isTerminal() ? bar(task, totalBytes) : null;
    }

    /** A bar, as every command shows it. */
    static ProgressBar bar(String task, long totalBytes) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(totalBytes)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .clearDisplayOnFinish()
                .build();
    }

    /**
     * Shows how far it is; may be called often.
     *
     * @param more what else there is to say
     */
    public void show(long bytes, String more) {
        if (bar != null) {
            bar.stepTo(bytes);
            bar.setExtraMessage(" " + more);
        } else if (System.nanoTime() - nextLine >= 0) {
            nextLine = System.nanoTime() + LINE_INTERVAL.toNanos();
            lines.accept(
                    "%s: %d of %d MB, %s"
                            .formatted(task, bytes / MEGABYTE, totalBytes / MEGABYTE, more));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
