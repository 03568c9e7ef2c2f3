package dev.marquee.rabbitmq.source;

import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.message.BodyCheck;
import dev.marquee.rabbitmq.message.Message;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of the messages of a queue: each at least once, acknowledged once a checkpoint holds it.
 */
final class MessageSource
        implements Source<Message, ArrivalsSplit, InputEnd>, ResultTypeQueryable<Message> {
    private static final long serialVersionUID = 1L;

    /** What waits between the queue and the job, a reader: memory, and nothing else. */
    private static final long MOST_BYTES_WAITING = 32L << 20;

    private final BrokerAddress address;
    private final String queue;
    private final InputRule rule;
    private final int prefetch;
    private final int mostBytesOfMessage;
    private final BodyCheck check;

    MessageSource(
            BrokerAddress address,
            String queue,
            InputRule rule,
            int prefetch,
            int mostBytesOfMessage,
            BodyCheck check) {
        this.address = address;
        this.queue = queue;
        this.rule = rule;
        this.prefetch = prefetch;
        this.mostBytesOfMessage = mostBytesOfMessage;
        this.check = check;
    }

    /** Also where it ends: Flink must not run it as a batch, which has no checkpoints. */
    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Message, ArrivalsSplit> createReader(SourceReaderContext context) {
        HandOver handOver = new HandOver(MOST_BYTES_WAITING);
        Fetcher fetcher =
                new Fetcher(address, queue, prefetch, mostBytesOfMessage, check, handOver);
        return new MessageSourceReader(context, handOver, fetcher);
    }

    @Override
    public SplitEnumerator<ArrivalsSplit, InputEnd> createEnumerator(
            SplitEnumeratorContext<ArrivalsSplit> context) {
        return restoreEnumerator(context, InputEnd.NOT_YET);
    }

    @Override
    public SplitEnumerator<ArrivalsSplit, InputEnd> restoreEnumerator(
            SplitEnumeratorContext<ArrivalsSplit> context, InputEnd end) {
        return new InputEndEnumerator(context, rule, end, System::nanoTime);
    }

    @Override
    public SimpleVersionedSerializer<ArrivalsSplit> getSplitSerializer() {
        return new ArrivalsSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<InputEnd> getEnumeratorCheckpointSerializer() {
        return new InputEnd.Serializer();
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return TypeInformation.of(Message.class);
    }
}
