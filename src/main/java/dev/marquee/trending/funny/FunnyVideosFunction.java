package dev.marquee.trending.funny;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.CountingFunction;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.trending.CategoryTitles;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Emits the first of equal videos, at once. State: one boolean per video. */
final class FunnyVideosFunction extends CountingFunction<FunnyVideo, FunnyVideo, FunnyVideo> {
    static final String NAME = FunnyVideosQuestion.NAME;

    private static final long serialVersionUID = 1L;

    private transient ValueState<Boolean> seen;
    private transient Figures.Figure results;
    private transient Figures.Figure unknownCategories;

    static SingleOutputStreamOperator<FunnyVideo> attach(
            DataStream<FunnyVideo> videos, Operators operators) {
        return operators.name(
                NAME, videos.keyBy(video -> video).process(new FunnyVideosFunction()));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        results = all.sum(CommonFigures.RESULTS + NAME);
        unknownCategories = all.sum(FunnyVideos.UNKNOWN_CATEGORIES);
        seen = state.getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
    }

    @Override
    public void processElement(FunnyVideo video, Context context, Collector<FunnyVideo> out)
            throws Exception {
        if (seen.value() != null) {
            return;
        }
        seen.update(true);
        results.add(1);
        if (video.category().equals(CategoryTitles.UNKNOWN)) {
            unknownCategories.add(1);
        }
        out.collect(video);
    }
}
