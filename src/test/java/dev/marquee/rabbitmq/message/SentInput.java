package dev.marquee.rabbitmq.message;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The messages of a publisher, in an order that the test chooses. Not thread-safe. */
public final class SentInput {
    /** A message. */
    @SuppressWarnings("ArrayRecordComponent") // Messages are not compared.
    record Sent(AMQP.BasicProperties properties, byte[] body) {}

    private final List<Sent> messages = new ArrayList<>();

    /** Adds messages that were taken from a queue. */
    public SentInput all(List<GetResponse> published) {
        for (GetResponse message : published) {
            messages.add(new Sent(message.getProps(), message.getBody()));
        }
        return this;
    }

    public SentInput part(String run, String file, int part, byte[] body) {
        Map<String, Object> headers = Map.of(MessageFormat.FILE, file, MessageFormat.PART, part);
        return add(null, MessageFormat.partId(run, file, part), headers, body);
    }

    public SentInput endOfFile(String run, String file, int parts) {
        Map<String, Object> headers = Map.of(MessageFormat.FILE, file, MessageFormat.PARTS, parts);
        return add(MessageFormat.END_OF_FILE, MessageFormat.endOfFileId(run, file), headers);
    }

    public SentInput category(String run, String file, byte[] body) {
        Map<String, Object> headers = Map.of(MessageFormat.FILE, file);
        return add(MessageFormat.CATEGORY, MessageFormat.categoryId(run, file), headers, body);
    }

    public SentInput endOfInput(String run, String... files) {
        byte[] names = String.join("\n", files).getBytes(StandardCharsets.UTF_8);
        return add(MessageFormat.END_OF_INPUT, MessageFormat.endOfInputId(run), Map.of(), names);
    }

    /** Repeats all messages, so that each occurs {@code times} times, and shuffles them. */
    public SentInput shuffled(int times, int seed) {
        List<Sent> once = List.copyOf(messages);
        for (int repeat = 1; repeat < times; repeat++) {
            messages.addAll(once);
        }
        Collections.shuffle(messages, new Random(seed));
        return this;
    }

    /** The number of messages. */
    public int size() {
        return messages.size();
    }

    /** Sends all messages, and waits until the broker has confirmed them. */
    public void sendTo(RabbitBroker broker, String queue) throws IOException, InterruptedException {
        broker.use(
                channel -> {
                    channel.confirmSelect();
                    for (Sent message : messages) {
                        channel.basicPublish("", queue, message.properties, message.body);
                    }
                    channel.waitForConfirmsOrDie(60_000);
                    return null;
                });
    }

    private SentInput add(String type, String id, Map<String, Object> headers) {
        return add(type, id, headers, new byte[0]);
    }

    public SentInput add(String type, String id, Map<String, Object> headers, byte[] body) {
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder()
                        .deliveryMode(2)
                        .type(type)
                        .correlationId(id)
                        .headers(headers)
                        .build();
        messages.add(new Sent(properties, body));
        return this;
    }
}
