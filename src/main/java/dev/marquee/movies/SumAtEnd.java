package dev.marquee.movies;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import java.io.Serializable;
import java.util.function.BinaryOperator;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Adds up the elements of a key, and emits the sum at the end of the input. State: the sum.
 *
 * @param <K> the key
 * @param <T> the element, and the sum
 */
public final class SumAtEnd<K, T> extends AnswerFunction<K, T, T> {
    private static final long serialVersionUID = 1L;

    /**
     * A serializable addition.
     *
     * @param <T> the element, and the sum
     */
    public interface Addition<T> extends BinaryOperator<T>, Serializable {}

    private final Addition<T> addition;
    private final TypeInformation<T> type;
    private transient ValueState<T> sum;

    private SumAtEnd(Addition<T> addition, TypeInformation<T> type) {
        super(Emit.AT_END);
        this.addition = addition;
        this.type = type;
    }

    /** The sum of each key. */
    public static <K, T> SingleOutputStreamOperator<T> of(
            DataStream<T> elements,
            KeySelector<T, K> key,
            TypeInformation<K> keyType,
            Addition<T> addition) {
        return elements.keyBy(key, keyType)
                .process(new SumAtEnd<K, T>(addition, elements.getType()))
                .returns(elements.getType());
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        sum = state.getState(new ValueStateDescriptor<>("sum", type));
    }

    @Override
    protected boolean update(T element, Context context) throws Exception {
        T before = sum.value();
        sum.update(before == null ? element : addition.apply(before, element));
        return before == null;
    }

    @Override
    protected void emit(Collector<T> out) throws Exception {
        out.collect(sum.value());
        sum.clear();
    }
}
