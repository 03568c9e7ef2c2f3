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
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * The figures of one subtask: counts and extremes that are right also after a failure, because they
 * are part of its checkpoints. (Flink keeps neither the state nor the accumulators of subtasks that
 * had finished before the checkpoint: {@link RunFigures#miss} finds that figures are missing.)
 *
 * <p>Each figure has one value, which is visible in three places: as a Flink accumulator, so that
 * the job's result contains the merged value; as a metric in the group {@code marquee}; and as an
 * entry of the operator state {@code figures}.
 *
 * <p>A sum is a counter metric. An extreme is a gauge, which is registered with its first value. A
 * figure named {@code what.kind} is the metric {@code what} with the label {@code kind}: {@code
 * thumbnails.downloaded} is {@code marquee_kind_thumbnails{kind="downloaded"}} in Prometheus. After
 * a restore a counter begins at the value of the checkpoint; Flink labels metrics with the task
 * attempt, so this is a new series and not a jump in an old one.
 *
 * <p>Made in {@code initializeState}, used in the subtask's thread.
 */
public final class Figures {
    /** The group of our metrics. */
    public static final String METRIC_GROUP = "marquee";

    private static final String LABEL = "kind";

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

    /** Adds a metric: by how much a sum grows in a second, averaged over the last minute. */
    public void meter(String name, Figure sum) {
        runtime.getMetricGroup().addGroup(METRIC_GROUP).meter(name, new MeterView(sum.counter()));
    }

    /** Adds a metric whose value is asked for whenever it is read, by any thread. */
    public void gauge(String name, Gauge<Long> value) {
        runtime.getMetricGroup().addGroup(METRIC_GROUP).gauge(name, value);
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
        private final RuntimeContext runtime;
        private final SimpleAccumulator<Long> accumulator;

        /** The accumulator's own, without a box for each value. */
        private final LongConsumer adder;

        private boolean touched;

        private Figure(String name, Kind kind, RuntimeContext runtime) {
            this.name = name;
            this.kind = kind;
            this.runtime = runtime;
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
            if (kind == Kind.SUM) {
                registerMetric();
            }
        }

        /** Adds a value, as the figure's kind has it. */
        public void add(long value) {
            adder.accept(value);
            if (!touched) {
                touched = true;
                if (kind != Kind.SUM) {
                    // Before its first value an extreme is the least or greatest long.
                    registerMetric();
                }
            }
        }

        long value() {
            return accumulator.getLocalValue();
        }

        private Counter counter() {
            return new SumCounter(this);
        }

        private void registerMetric() {
            MetricGroup group = runtime.getMetricGroup().addGroup(METRIC_GROUP);
            String metric = name;
            int dot = name.indexOf('.');
            if (dot >= 0) {
                metric = name.substring(0, dot);
                group = group.addGroup(LABEL, name.substring(dot + 1));
            }
            if (kind == Kind.SUM) {
                group.counter(metric, counter());
            } else {
                group.gauge(metric, (Gauge<Long>) this::value);
            }
        }
    }

    /** A figure as Flink's counter, so that there is one value and not two. */
    private record SumCounter(Figure figure) implements Counter {
        @Override
        public void inc() {
            figure.add(1);
        }

        @Override
        public void inc(long count) {
            figure.add(count);
        }

        @Override
        public void dec() {
            figure.add(-1);
        }

        @Override
        public void dec(long count) {
            figure.add(-count);
        }

        @Override
        public long getCount() {
            return figure.value();
        }
    }
}
