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
 * Gathers what a subtask reads before it travels, where many rows come to one: it sends on before
 * each checkpoint, so that it has no state, before each watermark, the last of which comes at the
 * end of the input, and when its gatherer is full.
 *
 * <p>An operator and no function, because only an operator is told of checkpoints to come.
 *
 * @param <I> what is gathered
 * @param <O> what it is gathered to
 */
public final class LocalGathering<I, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O> {
    private static final long serialVersionUID = 1L;

    /**
     * Holds what is not yet sent on. Used in the subtask's thread.
     *
     * @param <I> what is gathered
     * @param <O> what it is gathered to
     */
    public interface Gatherer<I, O> {
        /**
         * Takes one more.
         *
         * @param gathered takes what there is no room for
         */
        void add(I one, Consumer<O> gathered);

        /** Hands out all, and begins anew. */
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
    private transient Gatherer<I, O> gatherer;

    LocalGathering(Factory<I, O> factory) {
        this.factory = factory;
        // An operator is not chained unless it says so, and then every row would travel.
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    /**
     * Gathers a stream, in the partition in which it is.
     *
     * @param name the operator's name
     */
    public static <I, O> SingleOutputStreamOperator<O> attach(
            String name,
            DataStream<I> stream,
            Factory<I, O> factory,
            TypeInformation<O> type,
            Operators operators) {
        return operators.name(name, stream.transform(name, type, new LocalGathering<>(factory)));
    }

    @Override
    public void open() throws Exception {
        super.open();
        gatherer = factory.create();
    }

    @Override
    public void processElement(StreamRecord<I> element) {
        gatherer.add(element.getValue(), this::sendOn);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        gatherer.drainTo(this::sendOn);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // What comes behind the last watermark comes too late: the answers are given then.
        gatherer.drainTo(this::sendOn);
        super.processWatermark(mark);
    }

    private void sendOn(O gathered) {
        output.collect(new StreamRecord<>(gathered));
    }
}
