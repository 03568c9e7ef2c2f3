package dev.marquee.trending.funny;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.trending.Categories;
import dev.marquee.trending.TrendingFigures;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Lets the first of equal videos pass, the moment it comes. One boolean of state a video. */
final class FirstOfEach extends KeyedProcessFunction<FunnyVideo, FunnyVideo, FunnyVideo>
        implements CheckpointedFunction {
    static final String NAME = "funny-videos";

    private static final long serialVersionUID = 1L;

    private transient ValueState<Boolean> seen;
    private transient Figures figures;
    private transient Figures.Figure results;
    private transient Figures.Figure unknownCategories;

    static SingleOutputStreamOperator<FunnyVideo> attach(
            DataStream<FunnyVideo> videos, Operators operators) {
        return operators.name(NAME, videos.keyBy(video -> video).process(new FirstOfEach()));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        figures = new Figures(context, getRuntimeContext());
        results = figures.sum(CommonFigures.RESULTS + NAME);
        unknownCategories = figures.sum(TrendingFigures.UNKNOWN_CATEGORIES);
        seen =
                context.getKeyedStateStore()
                        .getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        figures.snapshot();
    }

    @Override
    public void processElement(FunnyVideo video, Context context, Collector<FunnyVideo> out)
            throws Exception {
        if (seen.value() != null) {
            return;
        }
        seen.update(true);
        results.add(1);
        if (video.category().equals(Categories.UNKNOWN)) {
            unknownCategories.add(1);
        }
        out.collect(video);
    }
}
