package dev.marquee.rabbitmq.source;

import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
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
        implements Source<Message, ArrivalsSplit, InputState>, ResultTypeQueryable<Message> {
    private static final long serialVersionUID = 1L;

    /** The bytes of fetched messages that wait in the memory of a reader. */
    private static final long MOST_BYTES_WAITING = 32L << 20;

    private final BrokerAddress address;
    private final String queue;
    private final InputRule rule;
    private final int mostUnacknowledged;
    private final int mostBytesOfMessage;
    private final BodyCheck check;

    MessageSource(
            BrokerAddress address,
            String queue,
            InputRule rule,
            int mostUnacknowledged,
            int mostBytesOfMessage,
            BodyCheck check) {
        this.address = address;
        this.queue = queue;
        this.rule = rule;
        this.mostUnacknowledged = mostUnacknowledged;
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
        RunChoice runs = new RunChoice(rule);
        Fetcher fetcher =
                new Fetcher(
                        new BrokerQueue(address, queue, BrokerConnector.WHILE_RUNNING),
                        new DeadLetters(address, queue),
                        mostUnacknowledged,
                        mostBytesOfMessage,
                        check,
                        runs,
                        handOver);
        return new MessageSourceReader(context, rule.ends(), runs, handOver, fetcher);
    }

    @Override
    public SplitEnumerator<ArrivalsSplit, InputState> createEnumerator(
            SplitEnumeratorContext<ArrivalsSplit> context) {
        return restoreEnumerator(context, InputState.INITIAL);
    }

    @Override
    public SplitEnumerator<ArrivalsSplit, InputState> restoreEnumerator(
            SplitEnumeratorContext<ArrivalsSplit> context, InputState state) {
        return new InputEnumerator(context, rule, state, System::nanoTime);
    }

    @Override
    public SimpleVersionedSerializer<ArrivalsSplit> getSplitSerializer() {
        return new ArrivalsSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<InputState> getEnumeratorCheckpointSerializer() {
        return new InputState.Serializer();
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return TypeInformation.of(Message.class);
    }
}
