package dev.marquee.movies;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.Emit;
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
 * Keeps one of the rows with equal keys: the one with the first position in the input, regardless
 * of the order of arrival. Emits it at the end of the input, when no earlier row can arrive. State:
 * one row for each key.
 *
 * @param <T> the row
 */
final class DistinctRows<T extends Placed> extends AnswerFunction<Long, T, T> {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final TypeInformation<T> type;

    private transient ValueState<T> first;
    private transient Figures.Figure distinct;
    private transient Figures.Figure repeated;

    private DistinctRows(String what, TypeInformation<T> type) {
        super(Emit.AT_END);
        this.what = what;
        this.type = type;
    }

    /** Returns the name of the operator for rows of this kind. */
    static String name(String what) {
        return "distinct-" + what;
    }

    /**
     * @param what the name of the rows, in the plural
     */
    static <T extends Placed> SingleOutputStreamOperator<T> attach(
            String what, DataStream<T> rows, TypeInformation<T> type, Operators operators) {
        return operators.name(
                name(what),
                rows.keyBy(Placed::key, Types.LONG)
                        .process(new DistinctRows<>(what, type))
                        .returns(type));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        distinct = all.sum(MoviesFigures.DISTINCT + what);
        repeated = all.sum(MoviesFigures.REPEATED + what);
        first = state.getState(new ValueStateDescriptor<>("first", type));
    }

    @Override
    protected boolean update(T row, Context context) throws Exception {
        T known = first.value();
        (known == null ? distinct : repeated).add(1);
        if (known == null || row.place().isBefore(known.place())) {
            first.update(row);
        }
        return known == null;
    }

    @Override
    protected void emit(Collector<T> out) throws Exception {
        out.collect(first.value());
        first.clear();
    }
}
