package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.JavadocExample;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.message.BodyCheck;
import dev.marquee.rabbitmq.message.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** Contains the example of the Javadoc of {@link MessageSource}. */
final class MessageSourceExampleTest {
    @Test
    void theExampleCompiles() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        BrokerAddress address = BrokerAddress.parse("amqp://nowhere.invalid");
        BodyCheck check = message -> Optional.empty();

        InputRule rule = new InputRule(true, 1, Duration.ofMinutes(1), 10_000_000);
        MessageSource source =
                new MessageSource(address, "marquee.trending", rule, 5_000, 16 << 20, check);
        DataStream<Message> messages =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "receive-messages");

        assertThat(messages.getType().getTypeClass()).isEqualTo(Message.class);
    }

    @Test
    void theExampleOfTheJavadocIsInThisTest() throws IOException {
        JavadocExample.assertIsIn(getClass(), MessageSource.class);
    }
}
