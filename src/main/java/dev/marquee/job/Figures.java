package dev.marquee.job;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.accumulators.SimpleAccumulator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * The figures of one subtask: counts and extremes that are right also after a failure, because they
 * are part of its checkpoints. (Of operators whose subtasks had all finished before the failure,
 * Flink keeps neither state nor accumulators: their figures are then not part of the job's result.)
 *
 * <p>Each is at once a Flink accumulator, whose merged value the job's result holds, a metric in
 * the group {@code marquee}, and an entry of the operator state {@code figures}. Made in {@code
 * initializeState}, used in the subtask's thread.
 */
public final class Figures {
    private static final String METRIC_GROUP = "marquee";

    private enum Kind {
        SUM,
        LEAST,
        GREATEST
    }

    /**
     * A figure in a checkpoint.
     *
     * @param name the figure's name
     * @param kind how two values of it merge
     * @param value its value
     */
    public record Saved(String name, String kind, long value) {}

    private final RuntimeContext runtime;
    private final ListState<Saved> state;
    private final Map<String, Figure> figures = new TreeMap<>();

    /** Restores the figures of a subtask, or begins with none. */
    public Figures(FunctionInitializationContext context, RuntimeContext runtime) throws Exception {
        this.runtime = runtime;
        this.state =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "figures", TypeInformation.of(Saved.class)));
        // After a rescaling a subtask may get the figures of several, or of none.
        for (Saved saved : state.get()) {
            figure(saved.name(), Kind.valueOf(saved.kind())).add(saved.value());
        }
    }

    /** A figure that is the sum of what is added. */
    public Figure sum(String name) {
        return figure(name, Kind.SUM);
    }

    /** A figure that is the least of what is added. */
    public Figure least(String name) {
        return figure(name, Kind.LEAST);
    }

    /** A figure that is the greatest of what is added. */
    public Figure greatest(String name) {
        return figure(name, Kind.GREATEST);
    }

    /** To be called in {@code snapshotState}. */
    public void snapshot() throws Exception {
        state.clear();
        for (Figure figure : figures.values()) {
            if (figure.touched) {
                state.add(new Saved(figure.name, figure.kind.name(), figure.value()));
            }
        }
    }

    private Figure figure(String name, Kind kind) {
        return figures.computeIfAbsent(name, unused -> new Figure(name, kind, runtime));
    }

    /** One figure; see {@link Figures}. */
    public static final class Figure {
        private final String name;
        private final Kind kind;
        private final SimpleAccumulator<Long> accumulator;

        /** The accumulator's own, without a box for each value. */
        private final LongConsumer adder;

        private boolean touched;

        private Figure(String name, Kind kind, RuntimeContext runtime) {
            this.name = name;
            this.kind = kind;
            switch (kind) {
                case SUM -> {
                    LongCounter sum = new LongCounter();
                    accumulator = sum;
                    adder = sum::add;
                }
                case LEAST -> {
                    LongMinimum least = new LongMinimum();
                    accumulator = least;
                    adder = least::add;
                }
                case GREATEST -> {
                    LongMaximum greatest = new LongMaximum();
                    accumulator = greatest;
                    adder = greatest::add;
                }
                default -> throw new IllegalArgumentException(kind.name());
            }
            runtime.addAccumulator(name, accumulator);
            runtime.getMetricGroup()
                    .addGroup(METRIC_GROUP)
                    .gauge(name, (Gauge<Long>) accumulator::getLocalValue);
        }

        /** Adds a value, as the figure's kind has it. */
        public void add(long value) {
            touched = true;
            adder.accept(value);
        }

        long value() {
            return accumulator.getLocalValue();
        }
    }
}
