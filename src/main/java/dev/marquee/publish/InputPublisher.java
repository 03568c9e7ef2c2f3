package dev.marquee.publish;

import com.rabbitmq.client.AMQP;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.ConfirmedPublisher;
import dev.marquee.rabbitmq.broker.Declaration;
import dev.marquee.rabbitmq.broker.OutgoingMessage;
import dev.marquee.rabbitmq.message.MessageFormat;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends files into a queue, in the format of {@link MessageFormat}, with confirms. The same run
 * sends the same messages with the same ids, so a run that was cut off can be sent again as a
 * whole.
 *
 * <p>To be used by one thread.
 */
public final class InputPublisher implements Closeable {
    /** The exchange that takes a routing key for the name of a queue. */
    private static final String TO_QUEUES = "";

    private final ConfirmedPublisher publisher;
    private final String queue;
    private final String run;

    private InputPublisher(ConfirmedPublisher publisher, String queue, String run) {
        this.publisher = publisher;
        this.queue = queue;
        this.run = run;
    }

    /**
     * Connects, and makes the queue if there is none.
     *
     * @param queue a queue that is there is used as it is
     * @param run the run's name: the same where the same is sent
     * @param notices receives a line for each thing that delays the sending
     */
    public static InputPublisher open(
            BrokerAddress address, String queue, String run, Consumer<String> notices)
            throws BrokerException, InterruptedException {
        // The user waits for this check, so it fails fast; later faults are retried.
        BrokerConnector.check(address, Declaration.queue(queue));
        return new InputPublisher(
                ConfirmedPublisher.open(
                        address,
                        "marquee publish",
                        Declaration.queue(queue),
                        BrokerConnector.WHILE_RUNNING,
                        notices),
                queue,
                run);
    }

    /**
     * Sends a part of a file.
     *
     * @param part its number, from 0
     * @param csv header line and records
     */
    public void part(String file, int part, byte[] csv)
            throws BrokerException, InterruptedException {
        send(
                MessageFormat.partId(run, file, part),
                properties ->
                        properties
                                .contentType(MessageFormat.CSV)
                                .headers(
                                        Map.of(MessageFormat.FILE, file, MessageFormat.PART, part)),
                csv);
    }

    /**
     * Sends the end of a file.
     *
     * @param parts the number of parts in which it was sent
     */
    public void endOfFile(String file, int parts) throws BrokerException, InterruptedException {
        send(
                MessageFormat.endOfFileId(run, file),
                properties ->
                        properties
                                .type(MessageFormat.END_OF_FILE)
                                .headers(
                                        Map.of(
                                                MessageFormat.FILE,
                                                file,
                                                MessageFormat.PARTS,
                                                parts)),
                new byte[0]);
    }

    /** Sends a file of categories. */
    public void category(String file, byte[] json) throws BrokerException, InterruptedException {
        send(
                MessageFormat.categoryId(run, file),
                properties ->
                        properties
                                .type(MessageFormat.CATEGORY)
                                .contentType(MessageFormat.JSON)
                                .headers(Map.of(MessageFormat.FILE, file)),
                json);
    }

    /**
     * Sends the end of the run, and waits until the broker has confirmed every message.
     *
     * @param files the names of everything that was sent; no name contains a line break
     */
    public void endOfInput(List<String> files) throws BrokerException, InterruptedException {
        send(
                MessageFormat.endOfInputId(run),
                properties ->
                        properties
                                .type(MessageFormat.END_OF_INPUT)
                                .contentType(MessageFormat.LINES),
                String.join("\n", files).getBytes(StandardCharsets.UTF_8));
        publisher.flush();
    }

    /** How many messages the broker has confirmed. */
    public long confirmed() {
        return publisher.confirmed();
    }

    /** How many of them no queue received, because the queue was deleted meanwhile. */
    public long unroutable() {
        return publisher.unroutable();
    }

    @Override
    public void close() {
        publisher.close();
    }

    private void send(String id, Consumer<AMQP.BasicProperties.Builder> more, byte[] body)
            throws BrokerException, InterruptedException {
        AMQP.BasicProperties.Builder properties = OutgoingMessage.persistent(id).correlationId(id);
        more.accept(properties);
        publisher.publish(new OutgoingMessage(TO_QUEUES, queue, properties.build(), body));
    }
}
