package dev.marquee.job;

import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers the rows of a subtask before they are shipped, where many rows become one element. It
 * emits before each checkpoint, so that it has no state; before each watermark, the last of which
 * comes at the end of the input; and when its gatherer is full. With {@link Emit#ON_CHANGE} it also
 * emits after each element, which is a batch of rows: the moment counts then, and the gathering is
 * per batch.
 *
 * <p>This is an operator and not a function, because only an operator is notified before a
 * checkpoint.
 *
 * @param <I> what is gathered
 * @param <O> what it is gathered to
 */
public final class LocalGathering<I, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O> {
    private static final long serialVersionUID = 1L;

    /**
     * Holds the rows that are not emitted yet. Used in the subtask's thread.
     *
     * @param <I> what is gathered
     * @param <O> what it is gathered to
     */
    public interface Gatherer<I, O> {
        /**
         * Adds an element.
         *
         * @param gathered takes what is full
         */
        void add(I one, Consumer<O> gathered);

        /** Emits everything that was added, and is empty then. */
        void drainTo(Consumer<O> gathered);
    }

    /**
     * Makes the gatherer of a subtask.
     *
     * @param <I> what is gathered
     * @param <O> what it is gathered to
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
        // An operator is not chained by default, and every row would be shipped then.
        setChainingStrategy(ChainingStrategy.ALWAYS);
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
        return operators.name(
                name, stream.transform(name, type, new LocalGathering<>(factory, emit)));
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
        // After the last watermark it would be too late: the answers are emitted then.
        gatherer.drainTo(this::emit);
        super.processWatermark(mark);
    }

    private void emit(O gathered) {
        output.collect(new StreamRecord<>(gathered));
    }
}
