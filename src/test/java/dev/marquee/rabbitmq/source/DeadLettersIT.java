package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Puts unreadable messages into the dead-letter queue of a real broker. */
final class DeadLettersIT {
    @AutoClose private static RabbitBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
    }

    @Test
    void puttingALetterFailsAfterItsQueueWasDeleted() throws Exception {
        try (DeadLetters letters = letters("deleted")) {
            letters.put(response(Map.of()), unreadable("first"));
            broker.use(channel -> channel.queueDelete("deleted.rejected"));

            assertThatThrownBy(() -> letters.put(response(Map.of()), unreadable("second")))
                    .hasMessage(
                            "RabbitMQ at amqp://127.0.0.1:%d/: the queue 'deleted.rejected' was"
                                    + " deleted; the unreadable message second stays in 'deleted'",
                            broker.port());
        }
        // The restarted job declares the queue again.
        try (DeadLetters letters = letters("deleted")) {
            letters.put(response(Map.of()), unreadable("second"));
        }
        assertThat(broker.takeAll("deleted.rejected"))
                .extracting(letter -> letter.getProps().getMessageId())
                .containsExactly("second");
    }

    @Test
    void headersAboveTheLimitAreOmitted() throws Exception {
        Map<String, Object> headers =
                Map.of("large", "x".repeat(130_000), "file", "US.csv", "other", List.of(1, 2));
        try (DeadLetters letters = letters("large")) {
            letters.put(response(headers), Message.unreadable("id", "y".repeat(2_000)));
        }

        Map<String, Object> kept = broker.takeAll("large.rejected").get(0).getProps().getHeaders();
        assertThat(kept)
                .containsOnlyKeys(
                        "file", "other", DeadLetters.OMITTED, DeadLetters.REASON, DeadLetters.QUEUE)
                .containsEntry(DeadLetters.OMITTED, 1);
        assertThat(kept.get(DeadLetters.REASON).toString()).hasSize(1_000);
    }

    private static DeadLetters letters(String queue) {
        return new DeadLetters(BrokerAddress.parse(broker.uri()), queue);
    }

    private static Message unreadable(String id) {
        return Message.unreadable(id, "as planned");
    }

    private static GetResponse response(Map<String, Object> headers) {
        return new GetResponse(
                new Envelope(1, false, "", ""),
                new AMQP.BasicProperties.Builder().headers(headers).build(),
                new byte[0],
                0);
    }
}
