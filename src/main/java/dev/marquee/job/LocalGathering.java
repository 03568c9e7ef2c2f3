package dev.marquee.job;

import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers the elements of a subtask before they are shipped, because many rows become one element.
 * It drains its gatherer before each checkpoint, so that it has no state, and before each
 * watermark, the last of which arrives at the end of the input; a full gatherer drains itself. With
 * {@link Emit#ON_CHANGE} it also drains after each element, so that answers are not delayed: once
 * for a batch of rows, not once for a row.
 *
 * <p>This is an operator and not a function, because only an operator is notified before a
 * checkpoint.
 *
 * @param <I> the elements that are gathered
 * @param <O> the elements that are emitted
 */
public final class LocalGathering<I, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O> {
    private static final long serialVersionUID = 1L;

    /**
     * Holds the rows that are not emitted yet. Used by the subtask's thread alone.
     *
     * @param <I> the elements that are gathered
     * @param <O> the elements that are emitted
     */
    public interface Gatherer<I, O> {
        /**
         * Adds an element.
         *
         * @param gathered receives the gathered elements if the gatherer drains because it is full
         */
        void add(I one, Consumer<O> gathered);

        /** Emits everything that was added; the gatherer is empty afterwards. */
        void drainTo(Consumer<O> gathered);
    }

    /**
     * Creates the gatherer of a subtask.
     *
     * @param <I> the elements that are gathered
     * @param <O> the elements that are emitted
     */
    public interface Factory<I, O> extends Serializable {
        Gatherer<I, O> create();
    }

    private final Factory<I, O> factory;
    private final boolean drainsAfterEach;
    private transient Gatherer<I, O> gatherer;

    LocalGathering(Factory<I, O> factory, Emit emit) {
        this.factory = factory;
        this.drainsAfterEach = emit == Emit.ON_CHANGE;
    }

    /**
     * Gathers a stream, within its partitions.
     *
     * @param name the operator's name
     * @param emit whether the gathered elements may wait for more
     */
    public static <I, O> SingleOutputStreamOperator<O> attach(
            String name,
            DataStream<I> stream,
            Factory<I, O> factory,
            TypeInformation<O> type,
            Emit emit,
            Operators operators) {
        SingleOutputStreamOperator<O> gathering =
                stream.transform(name, type, new LocalGathering<>(factory, emit));
        // Flink 1.20 does not chain an operator by default; every row would be shipped to it.
        ((PhysicalTransformation<O>) gathering.getTransformation())
                .setChainingStrategy(ChainingStrategy.ALWAYS);
        return operators.name(name, gathering);
    }

    @Override
    public void open() throws Exception {
        super.open();
        gatherer = factory.create();
    }

    @Override
    public void processElement(StreamRecord<I> element) {
        gatherer.add(element.getValue(), this::emit);
        if (drainsAfterEach) {
            gatherer.drainTo(this::emit);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        gatherer.drainTo(this::emit);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // The answers are emitted at the last watermark, so it must arrive after all elements.
        gatherer.drainTo(this::emit);
        super.processWatermark(mark);
    }

    private void emit(O gathered) {
        output.collect(new StreamRecord<>(gathered));
    }
}
