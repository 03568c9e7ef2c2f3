package dev.marquee.rabbitmq.source;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.ConfirmedPublisher;
import dev.marquee.rabbitmq.broker.Declaration;
import dev.marquee.rabbitmq.broker.OutgoingMessage;
import dev.marquee.rabbitmq.message.HeaderBytes;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead-letter queue of a queue: gets unreadable messages with the reason, with confirms. It is
 * declared if it does not exist. Not thread-safe.
 *
 * <p>A message that is delivered again, because the job failed before a checkpoint acknowledged it,
 * is published again with the same message id.
 */
final class DeadLetters implements DeadLetterQueue {
    /** The header with the reason. */
    static final String REASON = "x-marquee-reason";

    /** The header with the name of the queue that the message was in. */
    static final String QUEUE = "x-marquee-queue";

    /** The header with the number of headers that were left out, because they were too large. */
    static final String OMITTED = "x-marquee-omitted-headers";

    /**
     * A broker accepts 128 KiB of properties with the default frame size, and the message may have
     * had all of them already.
     */
    private static final int MOST_BYTES_OF_HEADERS = 32 << 10;

    private static final int LONGEST_REASON = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final BrokerAddress address;
    private final String queue;
    private final String target;
    @Nullable private ConfirmedPublisher publisher;

    /**
     * @param queue the queue that the messages were in
     */
    DeadLetters(BrokerAddress address, String queue) {
        this.address = address;
        this.queue = queue;
        this.target = MessageFormat.rejectedQueue(queue);
    }

    @Override
    public void put(GetResponse response, Message message)
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
        long unroutable = publisher.unroutable();
        publisher.publish(new OutgoingMessage("", target, properties, response.getBody()));
        publisher.flush();
        if (publisher.unroutable() > unroutable) {
            throw BrokerException.lasting(
                    address,
                    "the queue '%s' was deleted; the unreadable message %s stays in '%s'"
                            .formatted(target, message.id(), queue));
        }
    }

    private AMQP.BasicProperties properties(AMQP.BasicProperties given, Message message) {
        String id = given.getMessageId() == null ? message.id() : given.getMessageId();
        // No expiration, so that it is kept, and no user id: the broker refuses a foreign one.
        return OutgoingMessage.persistent(id)
                .headers(headers(given.getHeaders(), message))
                .contentType(given.getContentType())
                .contentEncoding(given.getContentEncoding())
                .correlationId(given.getCorrelationId())
                .type(given.getType())
                .timestamp(given.getTimestamp())
                .appId(given.getAppId())
                .build();
    }

    private Map<String, Object> headers(@Nullable Map<String, Object> given, Message message) {
        Map<String, Object> headers = new HashMap<>(given == null ? Map.of() : given);
        // They would send copies to other queues.
        headers.remove("CC");
        headers.remove("BCC");
        if (HeaderBytes.of(headers) > MOST_BYTES_OF_HEADERS) {
            omitLargest(headers);
        }
        String reason = message.complaint();
        headers.put(REASON, reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
        headers.put(QUEUE, queue);
        return headers;
    }

    private static void omitLargest(Map<String, Object> headers) {
        Map<String, Long> sizes = new HashMap<>();
        headers.forEach((name, value) -> sizes.put(name, HeaderBytes.of(mapOf(name, value))));
        List<String> largestFirst = new ArrayList<>(sizes.keySet());
        largestFirst.sort(Comparator.comparing(sizes::get).reversed());
        long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
        int omitted = 0;
        for (String name : largestFirst) {
            if (bytes <= MOST_BYTES_OF_HEADERS) {
                break;
            }
            headers.remove(name);
            bytes -= sizes.get(name);
            omitted++;
        }
        headers.put(OMITTED, omitted);
    }

    /** The value may be null. */
    private static Map<String, Object> mapOf(String name, @Nullable Object value) {
        Map<String, Object> one = new HashMap<>();
        one.put(name, value);
        return one;
    }

    @Override
    public void close() {
        if (publisher != null) {
            publisher.close();
        }
    }
}
