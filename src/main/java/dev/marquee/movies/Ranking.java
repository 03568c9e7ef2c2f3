package dev.marquee.movies;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Keeps the first elements in an order and emits them with their ranks at the end of the input. It
 * runs in one subtask, whose state is these elements.
 *
 * @param <T> the element
 * @param <R> the element with its rank
 */
public final class Ranking<T, R> extends AnswerFunction<Boolean, T, R> {
    private static final long serialVersionUID = 1L;

    /**
     * A serializable order in which no two elements are equal.
     *
     * @param <T> the element
     */
    public interface Order<T> extends Comparator<T>, Serializable {}

    /**
     * Adds the rank to an element; the first has rank 1.
     *
     * @param <T> the element
     * @param <R> the element with its rank
     */
    public interface Ranker<T, R> extends Serializable {
        R ranked(int rank, T one);
    }

    private final String name;
    private final int most;
    private final Order<T> order;
    private final Ranker<T, R> ranker;
    private final TypeInformation<T> type;

    private transient ListState<T> best;
    private transient Figures.Figure results;

    private Ranking(
            String name, int most, Order<T> order, Ranker<T, R> ranker, TypeInformation<T> type) {
        super(Emit.AT_END);
        this.name = name;
        this.most = most;
        this.order = order;
        this.ranker = ranker;
        this.type = type;
    }

    /**
     * Ranks the elements of a whole stream.
     *
     * @param name the name of the result, and of the operator
     * @param most the number of elements to keep
     */
    public static <T, R> SingleOutputStreamOperator<R> of(
            String name,
            DataStream<T> all,
            int most,
            Order<T> order,
            Ranker<T, R> ranker,
            TypeInformation<R> rankedType) {
        return Operators.nameAlone(
                name,
                all.keyBy(one -> true)
                        .process(new Ranking<>(name, most, order, ranker, all.getType()))
                        .returns(rankedType));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        results = all.sum(CommonFigures.RESULTS + name);
        best = state.getListState(new ListStateDescriptor<>("best", type));
    }

    @Override
    protected boolean update(T one, Context context) throws Exception {
        List<T> now = sorted();
        now.add(one);
        now.sort(order);
        best.update(now.subList(0, Math.min(most, now.size())));
        return now.size() == 1;
    }

    @Override
    protected void emit(Collector<R> out) throws Exception {
        int rank = 0;
        for (T one : sorted()) {
            results.add(1);
            out.collect(ranker.ranked(++rank, one));
        }
    }

    private List<T> sorted() throws Exception {
        List<T> some = new ArrayList<>();
        best.get().forEach(some::add);
        some.sort(order);
        return some;
    }
}
