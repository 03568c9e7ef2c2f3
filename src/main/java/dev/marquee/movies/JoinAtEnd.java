package dev.marquee.movies;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.Operators;
import java.io.Serializable;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import javax.annotation.Nullable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins two streams by an id after both have ended: the order of their elements does not matter.
 * Left elements with the same id are merged. The right stream has at most one element for each id.
 * An id without a right element emits nothing. State for each id: the merged left element and the
 * right one.
 *
 * @param <L> the left element
 * @param <R> the right element
 * @param <O> the joined element
 */
public final class JoinAtEnd<L, R, O> extends KeyedCoProcessFunction<Long, L, R, O> {
    private static final long serialVersionUID = 1L;

    /** The id of an element. */
    public interface Id<T> extends ToLongFunction<T>, Serializable {}

    /** Merges two left elements of one id. */
    public interface Merge<L> extends BinaryOperator<L>, Serializable {}

    /** Joins the elements of one id. */
    public interface Pairing<L, R, O> extends Serializable {
        /**
         * Emits the joined elements.
         *
         * @param left the merged left element, or null if the id has none
         */
        void join(@Nullable L left, R right, Collector<O> out);
    }

    private final Merge<L> merge;
    private final Pairing<L, R, O> pairing;
    private final TypeInformation<L> leftType;
    private final TypeInformation<R> rightType;
    private transient ValueState<L> left;
    private transient ValueState<R> right;

    private JoinAtEnd(
            Merge<L> merge,
            Pairing<L, R, O> pairing,
            TypeInformation<L> leftType,
            TypeInformation<R> rightType) {
        this.merge = merge;
        this.pairing = pairing;
        this.leftType = leftType;
        this.rightType = rightType;
    }

    /**
     * Joins two streams.
     *
     * @param name the operator's name
     * @param type the joined element
     */
    public static <L, R, O> SingleOutputStreamOperator<O> attach(
            String name,
            DataStream<L> left,
            Id<L> leftId,
            Merge<L> merge,
            DataStream<R> right,
            Id<R> rightId,
            Pairing<L, R, O> pairing,
            Class<O> type,
            Operators operators) {
        return operators.name(
                name,
                left.keyBy(leftId::applyAsLong, Types.LONG)
                        .connect(right.keyBy(rightId::applyAsLong, Types.LONG))
                        .process(new JoinAtEnd<>(merge, pairing, left.getType(), right.getType()))
                        .returns(TypeInformation.of(type)));
    }

    @Override
    public void open(OpenContext context) {
        left = getRuntimeContext().getState(new ValueStateDescriptor<>("left", leftType));
        right = getRuntimeContext().getState(new ValueStateDescriptor<>("right", rightType));
    }

    @Override
    public void processElement1(L element, Context context, Collector<O> out) throws Exception {
        L before = left.value();
        left.update(before == null ? element : merge.apply(before, element));
    }

    @Override
    public void processElement2(R element, Context context, Collector<O> out) throws Exception {
        right.update(element);
        context.timerService().registerEventTimeTimer(AnswerFunction.END_OF_INPUT);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<O> out) throws Exception {
        pairing.join(left.value(), right.value(), out);
        left.clear();
        right.clear();
    }
}
