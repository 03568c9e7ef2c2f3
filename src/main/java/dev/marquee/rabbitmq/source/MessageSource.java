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
 * A source of the messages of a queue: it emits each at least once, and acknowledges it once a
 * checkpoint holds it. So it needs checkpoints. It is parallel: the queue distributes the messages
 * among the readers.
 *
 * <pre>{@code
 * InputRule rule = new InputRule(true, 1, Duration.ofMinutes(1), 10_000_000);
 * MessageSource source =
 *         new MessageSource(address, "marquee.trending", rule, 5_000, 16 << 20, check);
 * DataStream<Message> messages =
 *         env.fromSource(source, WatermarkStrategy.noWatermarks(), "receive-messages");
 * }</pre>
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

    /**
     * @param rule the messages that belong to the input, and its end
     * @param mostUnacknowledged how many messages of each reader may wait for a checkpoint
     * @param mostBytesOfMessage larger messages cannot be read
     * @param check whether the job can read a message; the others go to the dead-letter queue
     */
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
        MessageFetcher fetcher =
                new MessageFetcher(
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
