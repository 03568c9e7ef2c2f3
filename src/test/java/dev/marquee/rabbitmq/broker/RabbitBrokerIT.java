package dev.marquee.rabbitmq.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the properties of {@link RabbitBroker} on which other tests rely. */
final class RabbitBrokerIT {
    @Test
    void confirmedMessagesSurviveAKill() throws Exception {
        try (RabbitBroker broker = RabbitBroker.start()) {
            broker.declareQueue("kept");
            broker.saveQueues();
            broker.send(
                    "kept",
                    MessageProperties.PERSISTENT_BASIC,
                    "body".getBytes(StandardCharsets.UTF_8));
            broker.kill();
            broker.restart();

            List<GetResponse> messages = broker.takeAll("kept");
            assertThat(messages)
                    .extracting(message -> new String(message.getBody(), StandardCharsets.UTF_8))
                    .containsExactly("body");
        }
    }

    @Test
    void twoBrokersRunSideBySide() throws Exception {
        try (RabbitBroker one = RabbitBroker.start();
                RabbitBroker other = RabbitBroker.start()) {
            one.declareQueue("queue");
            other.declareQueue("queue");
            one.send("queue", MessageProperties.BASIC, new byte[1]);

            assertThat(one.waiting("queue")).isEqualTo(1);
            assertThat(other.waiting("queue")).isZero();
        }
    }
}
