package dev.marquee.thumbnails;

import dev.marquee.basics.FirstLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads one image: is it there already, is it allowed, request, retry, store. It owns every
 * thread and connection that this takes; {@link #close} ends them. Thread-safe.
 *
 * <p>Nothing here blocks the caller. Files are read and written by a few threads of their own, and
 * names are looked up by others, so that a slow folder or name server holds up neither the caller
 * nor the answers that are arriving. Their queues need no bound: the caller bounds the requests in
 * flight.
 */
final class ThumbnailDownloader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailDownloader.class);

    /** A few, for a remote folder's latency; two, four and eight measured alike on a local one. */
    private static final int MOST_FILE_THREADS = 4;

    private static final int LOOKUP_THREADS = 2;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ThumbnailSettings settings;
    private final ThumbnailLimits limits;
    private final ImageStore store;
    private final RetrySchedule schedule;
    private final ExecutorService files;
    private final ExecutorService lookups;
    private final ScheduledThreadPoolExecutor timer;
    private final ImageFetcher fetcher;

    /** Opens what is needed; the network and the folder are touched only by a request. */
    ThumbnailDownloader(ThumbnailSettings settings, Outside outside) {
        this.settings = settings;
        this.limits = settings.limits();
        this.store = new ImageStore(settings.folder());
        this.schedule = new RetrySchedule(limits, outside.random());
        this.files =
                Executors.newFixedThreadPool(
                        Math.min(settings.concurrency(), MOST_FILE_THREADS),
                        new DefaultThreadFactory("thumbnail-files", true));
        this.lookups =
                Executors.newFixedThreadPool(
                        LOOKUP_THREADS, new DefaultThreadFactory("thumbnail-lookups", true));
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, new DefaultThreadFactory("thumbnail-timer", true));
        timer.setRemoveOnCancelPolicy(true);
        this.fetcher = new ImageFetcher(settings, outside, lookups, timer);
    }

    /**
     * Sees to one image.
     *
     * @return completes with the outcome, never exceptionally while this is open
     */
    CompletableFuture<ThumbnailOutcome> download(ThumbnailRequest request) {
        if (!request.hasSafeId()) {
            return done(ThumbnailOutcome.refused("the video's id cannot be a file name"));
        }
        return onFiles(() -> store.find(request.videoId()))
                .thenCompose(found -> found.map(this::present).orElseGet(() -> ask(request)))
                .exceptionally(ThumbnailDownloader::failed);
    }

    @Override
    public void close() {
        fetcher.close();
        timer.shutdownNow();
        lookups.shutdownNow();
        files.shutdownNow();
        try {
            // A file that is being written is given the time to be renamed or removed.
            boolean ended = files.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Closed; every file is {}", ended ? "done" : "not yet done");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<ThumbnailOutcome> present(String image) {
        return done(ThumbnailOutcome.present(image));
    }

    private CompletableFuture<ThumbnailOutcome> ask(ThumbnailRequest request) {
        String url = settings.urlOf(request);
        if (url == null || url.isBlank()) {
            return done(ThumbnailOutcome.missing("the video has no thumbnail link"));
        }
        long end = System.nanoTime() + limits.totalTimeout().toNanos();
        return fetch(url, 1, end).thenCompose(fetched -> settle(request, fetched));
    }

    /** The try of this number, and those after it as long as they are worth while. */
    private CompletableFuture<Fetched> fetch(String url, int number, long end) {
        return fetcher.fetch(url, shorter(limits.tryTimeout(), left(end)))
                .thenCompose(
                        fetched ->
                                fetched instanceof Fetched.Faulty faulty
                                        ? again(url, number, end, faulty)
                                        : CompletableFuture.completedFuture(fetched));
    }

    private CompletableFuture<Fetched> again(
            String url, int number, long end, Fetched.Faulty faulty) {
        Optional<Duration> wait = schedule.waitAfter(number, faulty.retryAfter(), left(end));
        if (wait.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Fetched.Failed(faulty.detail() + reasonToStop(number, faulty)));
        }
        CompletableFuture<Fetched> later = new CompletableFuture<>();
        var unused =
                timer.schedule(
                        () -> later.complete(null), wait.get().toNanos(), TimeUnit.NANOSECONDS);
        return later.thenCompose(nothing -> fetch(url, number + 1, end));
    }

    private String reasonToStop(int triesMade, Fetched.Faulty faulty) {
        if (triesMade >= limits.tries()) {
            return triesMade == 1 ? "" : ", " + triesMade + " tries";
        }
        return faulty.retryAfter() == null
                ? ", no time left for another try"
                : ", which wants " + faulty.retryAfter().toSeconds() + " s of rest";
    }

    private CompletableFuture<ThumbnailOutcome> settle(ThumbnailRequest request, Fetched fetched) {
        if (fetched instanceof Fetched.Image image) {
            return onFiles(() -> store.save(request.videoId(), image.type(), image.bytes()))
                    .thenApply(ThumbnailOutcome::downloaded);
        }
        if (fetched instanceof Fetched.Missing missing) {
            return done(ThumbnailOutcome.missing(missing.detail()));
        }
        if (fetched instanceof Fetched.Refused refused) {
            return done(ThumbnailOutcome.refused(refused.detail()));
        }
        if (fetched instanceof Fetched.Failed failed) {
            return done(ThumbnailOutcome.failed(failed.detail()));
        }
        throw new IllegalStateException("no outcome for " + fetched);
    }

    @FunctionalInterface
    private interface FileWork<V> {
        V run() throws IOException;
    }

    private <V> CompletableFuture<V> onFiles(FileWork<V> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                files);
    }

    private static ThumbnailOutcome failed(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return ThumbnailOutcome.failed(
                (cause instanceof IOException ? "the folder of thumbnails failed: " : "")
                        + FirstLine.of(cause));
    }

    private static CompletableFuture<ThumbnailOutcome> done(ThumbnailOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
