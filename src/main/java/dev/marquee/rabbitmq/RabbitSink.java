package dev.marquee.rabbitmq;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the lines of a result, at least once: a checkpoint, and the end of the input, wait
 * until the broker has confirmed every message.
 *
 * @param <T> a record
 */
final class RabbitSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(RabbitSink.class);
    private static final String METRIC_GROUP = "marquee";

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

    /** What Flink before 1.19 called. */
    @Override
    @Deprecated
    public SinkWriter<T> createWriter(InitContext context) {
        throw new UnsupportedOperationException("replaced by createWriter(WriterInitContext)");
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final ResultMessages messages;
        private final ConfirmedPublisher publisher;

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
        public void close() {
            publisher.close();
        }
    }
}
