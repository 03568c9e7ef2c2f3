package dev.marquee.movies;

import dev.marquee.job.CountingFunction;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Lets one of the rows that repeat each other pass: the one whose place is first, whichever comes
 * first. Which that is, is known at the end of the input. State: one row a key.
 *
 * @param <T> the row
 */
final class FirstOfEach<T extends Placed> extends CountingFunction<Long, T, T> {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final TypeInformation<T> type;

    private transient ValueState<T> first;
    private transient Figures.Figure distinct;
    private transient Figures.Figure repeated;

    private FirstOfEach(String what, TypeInformation<T> type) {
        this.what = what;
        this.type = type;
    }

    /** The name of the operator for rows that are called so. */
    static String name(String what) {
        return "distinct-" + what;
    }

    /**
     * @param what what the rows are called
     */
    static <T extends Placed> SingleOutputStreamOperator<T> attach(
            String what, DataStream<T> rows, TypeInformation<T> type, Operators operators) {
        return operators.name(
                name(what),
                rows.keyBy(Placed::key, Types.LONG)
                        .process(new FirstOfEach<>(what, type))
                        .returns(type));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        distinct = all.sum(MoviesFigures.DISTINCT + what);
        repeated = all.sum(MoviesFigures.REPEATED + what);
        first = state.getState(new ValueStateDescriptor<>("first", type));
    }

    @Override
    public void processElement(T row, Context context, Collector<T> out) throws Exception {
        T known = first.value();
        (known == null ? distinct : repeated).add(1);
        if (known == null) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        if (known == null || row.place().isBefore(known.place())) {
            first.update(row);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<T> out) throws Exception {
        out.collect(first.value());
        first.clear();
    }
}
