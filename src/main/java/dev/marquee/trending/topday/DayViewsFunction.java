package dev.marquee.trending.topday;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import java.time.LocalDate;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Keeps the figures of each day up to date. State per day: its figures, and for each of its videos
 * the views by country, so that a repeated row changes nothing.
 */
final class DayViewsFunction extends AnswerFunction<Integer, LikedDay, DayViews> {
    static final String NAME = "day-views";

    private static final long serialVersionUID = 1L;

    private transient ValueState<DayViews> figuresOfDay;
    private transient MapState<String, VideoOfDay> videos;
    private transient Figures.Figure results;

    private DayViewsFunction(Emit emit) {
        super(emit);
    }

    static SingleOutputStreamOperator<DayViews> attach(
            DataStream<LikedDay> liked, Emit emit, Operators operators) {
        return operators.name(
                NAME, liked.keyBy(LikedDay::day, Types.INT).process(new DayViewsFunction(emit)));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        results = all.sum(CommonFigures.RESULTS + TopDayQuestion.DAYS);
        figuresOfDay =
                state.getState(
                        new ValueStateDescriptor<>("day", TypeInformation.of(DayViews.class)));
        videos =
                state.getMapState(
                        new MapStateDescriptor<>(
                                "videos", Types.STRING, TypeInformation.of(VideoOfDay.class)));
    }

    @Override
    protected boolean update(LikedDay some, Context context) throws Exception {
        DayViews known = figuresOfDay.value();
        if (known == null) {
            String date = LocalDate.ofEpochDay(some.day()).toString();
            known = new DayViews(date, 0, 0, 0, 0);
            results.add(1);
        }
        DayViews day = known;
        for (int i = 0; i < some.videos().length; i++) {
            day = with(some.videos()[i], some.views()[i], day);
        }
        if (day.equals(known)) {
            return false;
        }
        figuresOfDay.update(day);
        return true;
    }

    /** The figures of the day with more views of one of its videos; the same if it covers them. */
    private DayViews with(String video, VideoOfDay views, DayViews day) throws Exception {
        VideoOfDay known = videos.get(video);
        VideoOfDay before = known == null ? VideoOfDay.NOWHERE : known;
        if (before.covers(views)) {
            return day;
        }
        VideoOfDay after = before.with(views);
        videos.put(video, after);
        return VideoOfDay.change(day, before, after);
    }

    @Override
    protected void emit(Collector<DayViews> out) throws Exception {
        out.collect(figuresOfDay.value());
    }
}
