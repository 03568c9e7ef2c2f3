package dev.marquee.rabbitmq.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.marquee.rabbitmq.message.MessageFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Receives messages of a real broker whose properties the client cannot read. */
final class ReadableFramesIT {
    private static final String QUEUE = "nested";

    @AutoClose private static RabbitBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
        broker.declareQueue(QUEUE);
    }

    @Test
    void deeplyNestedHeadersDoNotCloseTheConnection() throws Exception {
        broker.send(QUEUE, headers(Map.of("deep", nested(1_000))), "first".getBytes(UTF_8));
        broker.send(QUEUE, headers(Map.of("file", "US.csv")), "second".getBytes(UTF_8));

        try (Connection connection =
                        BrokerAddress.parse(broker.uri()).connectionFactory().newConnection();
                Channel channel = connection.createChannel()) {
            GetResponse deep = channel.basicGet(QUEUE, true);
            GetResponse next = channel.basicGet(QUEUE, true);

            assertThat(deep.getBody()).isEqualTo("first".getBytes(UTF_8));
            assertThat(deep.getProps().getHeaders())
                    .containsOnlyKeys(MessageFormat.UNREADABLE_PROPERTIES);
            assertThat(deep.getProps().getHeaders().values().toString()).contains("levels");
            assertThat(next.getBody()).isEqualTo("second".getBytes(UTF_8));
            assertThat(next.getProps().getHeaders()).containsOnlyKeys("file");
        }
    }

    private static Object nested(int levels) {
        Object value = "x";
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    private static AMQP.BasicProperties headers(Map<String, Object> headers) {
        return new AMQP.BasicProperties.Builder().headers(headers).build();
    }
}
