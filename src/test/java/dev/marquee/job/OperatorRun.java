package dev.marquee.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SideOutputDataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.SideOutputTransformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.IOUtils;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.OutputTag;

/**
 * Runs one operator of a graph without a cluster, with its function, its key and its state, in one
 * or more subtasks.
 *
 * @param <I> the type of its input
 * @param <O> the type of its output
 */
public final class OperatorRun<I, O> implements AutoCloseable {
    private final OneInputTransformation<I, O> operator;
    private final List<OneInputStreamOperatorTestHarness<I, O>> subtasks = new ArrayList<>();
    private int nextSubtask;

    private OperatorRun(OneInputTransformation<I, O> operator, List<OperatorSubtaskState> states)
            throws Exception {
        this.operator = operator;
        for (int index = 0; index < states.size(); index++) {
            OneInputStreamOperatorTestHarness<I, O> subtask = harness(states.size(), index);
            subtask.setup(operator.getOutputType().createSerializer(new SerializerConfigImpl()));
            subtask.initializeState(states.get(index));
            subtask.open();
            subtasks.add(subtask);
        }
    }

    /**
     * Starts an operator without state.
     *
     * @param attach attaches the operator to a stream, as the graph does
     */
    public static <I, O> OperatorRun<I, O> of(
            TypeInformation<I> input,
            int parallelism,
            Function<DataStream<I>, DataStream<O>> attach)
            throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        DataStream<I> stream = env.fromData(List.of(), input);
        @SuppressWarnings("unchecked") // The operator is attached to a stream of its input type.
        var operator = (OneInputTransformation<I, O>) attach.apply(stream).getTransformation();
        List<OperatorSubtaskState> nothing = new ArrayList<>();
        for (int index = 0; index < parallelism; index++) {
            nothing.add(null);
        }
        return new OperatorRun<>(operator, nothing);
    }

    /**
     * Processes records, each in the subtask of its key. Without a key, the subtasks take turns.
     */
    @SafeVarargs
    public final OperatorRun<I, O> take(I... records) throws Exception {
        for (I item : records) {
            subtasks.get(subtaskOf(item)).processElement(new StreamRecord<>(item));
        }
        return this;
    }

    /** Ends the input: all subtasks receive the last watermark. */
    public OperatorRun<I, O> endOfInput() throws Exception {
        for (OneInputStreamOperatorTestHarness<I, O> subtask : subtasks) {
            subtask.processWatermark(Long.MAX_VALUE);
        }
        return this;
    }

    /** Advances the processing time. */
    public OperatorRun<I, O> processingTime(Duration sinceTheStart) throws Exception {
        for (OneInputStreamOperatorTestHarness<I, O> subtask : subtasks) {
            subtask.setProcessingTime(sinceTheStart.toMillis());
        }
        return this;
    }

    /** Returns the elements emitted since the last call. */
    public List<O> emitted() {
        List<O> emitted = new ArrayList<>();
        for (OneInputStreamOperatorTestHarness<I, O> subtask : subtasks) {
            emitted.addAll(subtask.extractOutputValues());
            subtask.getOutput().clear();
        }
        return emitted;
    }

    /** Returns the elements emitted to a side output since the last call. */
    public <S> List<S> emitted(OutputTag<S> side) {
        List<S> emitted = new ArrayList<>();
        for (OneInputStreamOperatorTestHarness<I, O> subtask : subtasks) {
            var records = subtask.getSideOutput(side);
            if (records != null) {
                records.forEach(each -> emitted.add(each.getValue()));
                records.clear();
            }
        }
        return emitted;
    }

    /** Returns the tag of a stream that is a side output. */
    public static <S> OutputTag<S> tagOf(DataStream<S> side) {
        return ((SideOutputTransformation<S>) ((SideOutputDataStream<S>) side).getTransformation())
                .getOutputTag();
    }

    /** Returns the figures of all subtasks, merged as in the result of a job. */
    public Map<String, Object> figures() {
        Map<String, Accumulator<?, ?>> merged = new HashMap<>();
        for (OneInputStreamOperatorTestHarness<I, O> subtask : subtasks) {
            subtask.getEnvironment()
                    .getAccumulatorRegistry()
                    .getUserMap()
                    .forEach((name, one) -> merged.merge(name, one.clone(), OperatorRun::plus));
        }
        Map<String, Object> figures = new HashMap<>();
        merged.forEach((name, one) -> figures.put(name, one.getLocalValue()));
        return figures;
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // Accumulators of the same name have the same type.
    private static Accumulator<?, ?> plus(Accumulator one, Accumulator other) {
        one.merge(other);
        return one;
    }

    /** Returns the number of registered event-time timers. */
    public int timers() {
        return subtasks.stream()
                .mapToInt(AbstractStreamOperatorTestHarness::numEventTimeTimers)
                .sum();
    }

    /**
     * Takes a checkpoint, closes this run, and returns a run that is restored from the checkpoint.
     */
    public OperatorRun<I, O> restarted() throws Exception {
        return restarted(subtasks.size());
    }

    /** Restores the checkpoint with another number of subtasks. */
    public OperatorRun<I, O> restarted(int parallelism) throws Exception {
        int before = subtasks.size();
        OperatorSubtaskState[] parts = new OperatorSubtaskState[before];
        for (int index = 0; index < before; index++) {
            parts[index] = subtasks.get(index).snapshot(1, 1);
        }
        close();
        OperatorSubtaskState whole = AbstractStreamOperatorTestHarness.repackageState(parts);
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (int index = 0; index < parallelism; index++) {
            states.add(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            whole, maxParallelism(), before, parallelism, index));
        }
        return new OperatorRun<>(operator, states);
    }

    @Override
    public void close() {
        try {
            IOUtils.closeAll(subtasks);
        } catch (Exception e) {
            throw new IllegalStateException("the operator cannot be closed", e);
        }
    }

    private int subtaskOf(I item) throws Exception {
        KeySelector<I, ?> key = key();
        return key == null
                ? nextSubtask++ % subtasks.size()
                : KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        key.getKey(item), maxParallelism(), subtasks.size());
    }

    @SuppressWarnings("unchecked") // The key selector takes the operator's input.
    private @Nullable KeySelector<I, Object> key() {
        return (KeySelector<I, Object>) operator.getStateKeySelector();
    }

    private int maxParallelism() {
        return operator.getMaxParallelism() > 0
                ? operator.getMaxParallelism()
                : Operators.MAX_PARALLELISM;
    }

    @SuppressWarnings("unchecked") // The type of the state key is that of the key selector.
    private OneInputStreamOperatorTestHarness<I, O> harness(int parallelism, int index)
            throws Exception {
        // Each subtask has its own function, as on a cluster.
        StreamOperatorFactory<O> factory = InstantiationUtil.clone(operator.getOperatorFactory());
        return key() == null
                ? new OneInputStreamOperatorTestHarness<>(
                        factory, maxParallelism(), parallelism, index)
                : new KeyedOneInputStreamOperatorTestHarness<>(
                        factory,
                        key(),
                        (TypeInformation<Object>) operator.getStateKeyType(),
                        maxParallelism(),
                        parallelism,
                        index);
    }
}
