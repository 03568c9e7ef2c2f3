package dev.marquee.rabbitmq.sink;

import dev.marquee.flink.CustomSink;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.ConfirmedPublisher;
import dev.marquee.rabbitmq.broker.Declaration;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the lines of a result, at least once: a checkpoint, and the end of the input, wait
 * until the broker has confirmed every message.
 *
 * <p>Nothing is left to commit. The committer receives tallies, which are added up on their way.
 *
 * @param <T> a record
 */
final class RabbitSink<T>
        implements CustomSink<T>,
                SupportsCommitter<Tally>,
                SupportsPreCommitTopology<Tally, Tally> {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(RabbitSink.class);
    private static final String METRIC_GROUP = "marquee";

    /** What Flink adds to the sink's name and uid. */
    private static final String TALLY = "tally";

    private final BrokerAddress address;
    private final ResultMessages messages;

    RabbitSink(BrokerAddress address, ResultMessages messages) {
        this.address = address;
        this.messages = messages;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        try {
            ConfirmedPublisher publisher =
                    ConfirmedPublisher.open(
                            address,
                            "marquee " + messages.routingKey(),
                            Declaration.exchange(messages.exchange()),
                            BrokerConnector.WHILE_RUNNING,
                            LOG::warn);
            return new Writer<>(messages, publisher, context.metricGroup());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while connecting to a broker");
        }
    }

    @Override
    public DataStream<CommittableMessage<Tally>> addPreCommitTopology(
            DataStream<CommittableMessage<Tally>> tallies) {
        return tallies.process(
                        new TallyFunction(messages.routingKey()),
                        CommittableMessageTypeInfo.of(Tally.Serializer::new))
                .name(TALLY)
                .uid(TALLY);
    }

    @Override
    public Committer<Tally> createCommitter(CommitterInitContext context) {
        return new NothingToCommit();
    }

    @Override
    public SimpleVersionedSerializer<Tally> getCommittableSerializer() {
        return new Tally.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Tally> getWriteResultSerializer() {
        return new Tally.Serializer();
    }

    private static final class NothingToCommit implements Committer<Tally> {
        @Override
        public void commit(Collection<CommitRequest<Tally>> tallies) {
            // The broker had confirmed the messages before they were counted.
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    private static final class Writer<T> implements CommittingSinkWriter<T, Tally> {
        private final ResultMessages messages;
        private final ConfirmedPublisher publisher;
        private Tally counted = new Tally(0, 0);

        Writer(ResultMessages messages, ConfirmedPublisher publisher, MetricGroup metrics) {
            this.messages = messages;
            this.publisher = publisher;
            MetricGroup group = metrics.addGroup(METRIC_GROUP);
            group.gauge("published", publisher::confirmed);
            group.gauge("published_again", publisher::repeated);
            group.gauge("unroutable", publisher::unroutable);
        }

        @Override
        public void write(T line, Context context) throws IOException, InterruptedException {
            publisher.publish(messages.message(line));
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            publisher.flush();
        }

        @Override
        public Collection<Tally> prepareCommit() {
            Tally now = new Tally(publisher.confirmed(), publisher.unroutable());
            Tally news =
                    new Tally(
                            now.published() - counted.published(),
                            now.unroutable() - counted.unroutable());
            counted = now;
            return news.published() == 0 ? List.of() : List.of(news);
        }

        @Override
        public void close() {
            publisher.close();
        }
    }
}
