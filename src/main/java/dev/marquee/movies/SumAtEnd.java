package dev.marquee.movies;

import java.io.Serializable;
import java.util.function.BinaryOperator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up all of a key, and tells the sum at the end of the input. State: the sum.
 *
 * @param <K> the key
 * @param <T> what is added up
 */
public final class SumAtEnd<K, T> extends KeyedProcessFunction<K, T, T> {
    private static final long serialVersionUID = 1L;

    /**
     * An addition that Flink can ship.
     *
     * @param <T> what is added up
     */
    public interface Addition<T> extends BinaryOperator<T>, Serializable {}

    private final Addition<T> addition;
    private final TypeInformation<T> type;
    private transient ValueState<T> sum;

    private SumAtEnd(Addition<T> addition, TypeInformation<T> type) {
        this.addition = addition;
        this.type = type;
    }

    /** The sum of each key. */
    public static <K, T> SingleOutputStreamOperator<T> of(
            DataStream<T> all,
            KeySelector<T, K> key,
            TypeInformation<K> keyType,
            Addition<T> addition) {
        return all.keyBy(key, keyType)
                .process(new SumAtEnd<K, T>(addition, all.getType()))
                .returns(all.getType());
    }

    @Override
    public void open(OpenContext context) {
        sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", type));
    }

    @Override
    public void processElement(T one, Context context, Collector<T> out) throws Exception {
        T before = sum.value();
        if (before == null) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        sum.update(before == null ? one : addition.apply(before, one));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<T> out) throws Exception {
        out.collect(sum.value());
        sum.clear();
    }
}
