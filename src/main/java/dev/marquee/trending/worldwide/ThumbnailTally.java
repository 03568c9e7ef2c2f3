package dev.marquee.trending.worldwide;

import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts the thumbnails by status. The async function cannot: it has neither accumulators nor
 * state.
 */
final class ThumbnailTally extends ProcessFunction<IllustratedVideo, IllustratedVideo>
        implements CheckpointedFunction {
    static final String NAME = "thumbnail-tally";

    private static final long serialVersionUID = 1L;

    private transient Figures figures;

    private ThumbnailTally() {}

    static SingleOutputStreamOperator<IllustratedVideo> attach(
            DataStream<IllustratedVideo> videos, Operators operators) {
        return operators.nameSingle(NAME, videos.process(new ThumbnailTally()));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        figures = new Figures(context, getRuntimeContext());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        figures.snapshot();
    }

    @Override
    public void processElement(
            IllustratedVideo video, Context context, Collector<IllustratedVideo> out) {
        figures.sum(WorldwideVideos.THUMBNAILS_BY_STATUS + video.status()).add(1);
        out.collect(video);
    }
}
