package dev.marquee.trending.topday;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.CountingFunction;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Keeps the best of all days. It is one subtask: of a few hundred days there is nothing to share
 * out.
 */
final class TopDayFunction extends CountingFunction<Boolean, DayViews, DayViews> {
    static final String NAME = "top-day";

    private static final long serialVersionUID = 1L;

    private final ViewsPer viewsPer;
    private final Emit emit;

    private transient ValueState<DayViews> leader;
    private transient Figures.Figure results;

    private TopDayFunction(ViewsPer viewsPer, Emit emit) {
        this.viewsPer = viewsPer;
        this.emit = emit;
    }

    static SingleOutputStreamOperator<DayViews> attach(
            DataStream<DayViews> days, ViewsPer viewsPer, Emit emit) {
        return Operators.nameAlone(
                NAME, days.keyBy(day -> true).process(new TopDayFunction(viewsPer, emit)));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        results = all.sum(CommonFigures.RESULTS + NAME);
        leader =
                state.getState(
                        new ValueStateDescriptor<>("leader", TypeInformation.of(DayViews.class)));
    }

    @Override
    public void processElement(DayViews day, Context context, Collector<DayViews> out)
            throws Exception {
        DayViews best = leader.value();
        boolean sameDay = best != null && best.day().equals(day.day());
        if (best != null && !sameDay && !viewsPer.beats(day, best)) {
            return;
        }
        leader.update(day);
        if (emit == Emit.AT_END) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        } else if (!sameDay || viewsPer.of(day) != viewsPer.of(best)) {
            results.add(1);
            out.collect(day);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DayViews> out)
            throws Exception {
        results.add(1);
        out.collect(leader.value());
    }
}
