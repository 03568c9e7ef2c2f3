package dev.marquee.thumbnails;

import java.util.Collections;
import javax.annotation.Nullable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.apache.flink.util.function.SerializableFunction;

/**
 * The operator: calls the downloader, and emits exactly one record for each video, whatever
 * happens. Videos in flight are Flink's state and are asked again after a recovery, where an image
 * that was stored by then is {@link ThumbnailStatus#PRESENT}.
 */
final class ThumbnailFunction<T, R> extends RichAsyncFunction<T, R> {

    private static final long serialVersionUID = 1L;

    private final ThumbnailSettings settings;
    private final SerializableFunction<T, ThumbnailRequest> request;
    private final SerializableBiFunction<T, ThumbnailOutcome, R> result;

    @Nullable private transient ThumbnailDownloader downloader;

    ThumbnailFunction(
            ThumbnailSettings settings,
            SerializableFunction<T, ThumbnailRequest> request,
            SerializableBiFunction<T, ThumbnailOutcome, R> result) {
        this.settings = settings;
        this.request = request;
        this.result = result;
    }

    @Override
    public void open(OpenContext openContext) {
        if (settings.download()) {
            downloader = new ThumbnailDownloader(settings, Outside.real());
        }
    }

    @Override
    public void asyncInvoke(T video, ResultFuture<R> answer) {
        if (downloader == null) {
            emit(video, ThumbnailOutcome.skipped(), answer);
            return;
        }
        var unused =
                downloader
                        .download(request.apply(video))
                        .thenAccept(outcome -> emit(video, outcome, answer));
    }

    /** Comes after every limit of the downloader, so only where a folder does not answer. */
    @Override
    public void timeout(T video, ResultFuture<R> answer) {
        emit(
                video,
                ThumbnailOutcome.failed(
                        "given up after " + settings.limits().operatorTimeout().toSeconds() + " s"),
                answer);
    }

    @Override
    public void close() {
        if (downloader != null) {
            downloader.close();
        }
    }

    private void emit(T video, ThumbnailOutcome outcome, ResultFuture<R> answer) {
        R line;
        try {
            line = result.apply(video, outcome);
        } catch (RuntimeException e) {
            // A fault of the caller's code and not of a video: without it the job would hang.
            answer.completeExceptionally(e);
            return;
        }
        answer.complete(Collections.singleton(line));
    }
}
