package dev.marquee.thumbnails;

import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.function.SerializableFunction;

/** Attaches the download of thumbnails to a stream of videos. */
public final class Thumbnails {

    private Thumbnails() {}

    /**
     * Downloads the thumbnail of each video of a stream and emits exactly one record for each, in
     * the order in which the downloads end. A download that fails does not fail the job.
     *
     * <p>Each video should come once: of two that are in flight together both are asked for, and
     * the one file is written twice, to the same end.
     *
     * <p>The name, uid and parallelism of the operator are left to the caller.
     *
     * @param request what of a video the download needs; called on the task's thread
     * @param result makes the record to emit; called on any thread, also on several at once, so it
     *     must have no side effects. Only an exception of it, or of {@code request}, fails the job
     * @param type of the emitted record
     */
    public static <T, R> SingleOutputStreamOperator<R> attach(
            DataStream<T> videos,
            ThumbnailSettings settings,
            SerializableFunction<T, ThumbnailRequest> request,
            SerializableBiFunction<T, ThumbnailOutcome, R> result,
            TypeInformation<R> type) {
        // Not unorderedWaitWithRetry: at the end of the input it would retry no more.
        return AsyncDataStream.unorderedWait(
                        videos,
                        new ThumbnailFunction<>(settings, request, result),
                        settings.limits().operatorTimeout().toMillis(),
                        TimeUnit.MILLISECONDS,
                        settings.concurrency())
                .returns(type);
    }
}
