package dev.marquee.rabbitmq.source;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;

import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.ConfirmedPublisher;
import dev.marquee.rabbitmq.broker.Declaration;
import dev.marquee.rabbitmq.broker.OutgoingMessage;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageFormat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;

import javax.annotation.Nullable;

/**
 * Puts messages that cannot be read into the queue for them, with the reason, and waits until the
 * broker has them. The queue is made if there is none. Not thread-safe.
 *
 * <p>A message that comes again, because the job failed before a checkpoint acknowledged it, is put
 * there again under the same message id.
 */
final class DeadLetters implements Closeable {
    /** The header that says why a message could not be read. */
    static final String REASON = "x-marquee-reason";

    /** The header that says which queue it came from. */
    static final String QUEUE = "x-marquee-queue";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final BrokerAddress address;
    private final String queue;
    private final String target;
    @Nullable private ConfirmedPublisher publisher;

    /**
     * @param queue the queue that the messages come from
     */
    DeadLetters(BrokerAddress address, String queue) {
        this.address = address;
        this.queue = queue;
        this.target = MessageFormat.rejectedQueue(queue);
    }

    /**
     * Publishes a message that has a complaint.
     *
     * @throws BrokerException if the broker does not take it
     */
    void publish(GetResponse response, Message message)
            throws BrokerException, InterruptedException {
        LOG.warn("{} goes to {}: {}", message.id(), target, message.complaint());
        if (publisher == null) {
            publisher =
                    ConfirmedPublisher.open(
                            address,
                            "marquee " + target,
                            Declaration.queue(target),
                            BrokerConnector.WHILE_RUNNING,
                            LOG::warn);
        }
        AMQP.BasicProperties properties = properties(response.getProps(), message);
        publisher.publish(new OutgoingMessage("", target, properties, response.getBody()));
        publisher.flush();
    }

    private AMQP.BasicProperties properties(AMQP.BasicProperties given, Message message) {
        Map<String, Object> headers =
                new HashMap<>(given.getHeaders() == null ? Map.of() : given.getHeaders());
        // They would send copies to other queues.
        headers.remove("CC");
        headers.remove("BCC");
        headers.put(REASON, message.complaint());
        headers.put(QUEUE, queue);
        String id = given.getMessageId() == null ? message.id() : given.getMessageId();
        // Neither does it expire, nor has it the user of another connection, which is refused.
        return OutgoingMessage.persistent(id)
                .headers(headers)
                .contentType(given.getContentType())
                .contentEncoding(given.getContentEncoding())
                .correlationId(given.getCorrelationId())
                .type(given.getType())
                .timestamp(given.getTimestamp())
                .appId(given.getAppId())
                .build();
    }

    @Override
    public void close() {
        if (publisher != null) {
            publisher.close();
        }
    }
}
