package dev.marquee.trending.topday;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.CommonFigures;
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

/** Keeps the best of all days. It has one subtask, which is enough for some thousands of days. */
final class TopDayFunction extends AnswerFunction<Boolean, DayViews, DayViews> {
    static final String NAME = TopDayQuestion.NAME;

    private static final long serialVersionUID = 1L;

    private final ViewsPer viewsPer;

    private transient ValueState<DayViews> leader;
    private transient Figures.Figure results;

    private TopDayFunction(ViewsPer viewsPer, Emit emit) {
        super(emit);
        this.viewsPer = viewsPer;
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
    protected boolean update(DayViews day, Context context) throws Exception {
        DayViews best = leader.value();
        boolean sameDay = best != null && best.day().equals(day.day());
        if (best != null && !sameDay && !viewsPer.beats(day, best)) {
            return false;
        }
        leader.update(day);
        return !sameDay || viewsPer.of(day) != viewsPer.of(best);
    }

    @Override
    protected void emit(Collector<DayViews> out) throws Exception {
        results.add(1);
        out.collect(leader.value());
    }
}
