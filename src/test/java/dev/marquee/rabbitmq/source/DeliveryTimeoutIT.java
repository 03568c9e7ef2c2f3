package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.SentInput;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * RabbitMQ closes a channel if a delivery is not acknowledged within 30 minutes. This test sets the
 * timeout to three seconds.
 */
final class DeliveryTimeoutIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String QUEUE = "slow";

    @AutoClose private static RabbitBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
        broker.control("eval", "application:set_env(rabbit, consumer_timeout, 3000).");
        broker.control("eval", "application:set_env(rabbit, channel_tick_interval, 200).");
    }

    @Test
    void aMessageIsDeliveredAgainAfterTheDeliveryTimeout() throws Exception {
        broker.declareQueue(QUEUE);
        new SentInput().part("run", "file", 0, new byte[] {'x'}).sendTo(broker, QUEUE);
        BrokerAddress address = BrokerAddress.parse(broker.uri());
        HandOver handOver = new HandOver(1 << 20);
        Thread fetching =
                new Thread(
                        new MessageFetcher(
                                new BrokerQueue(address, QUEUE, PATIENCE),
                                new DeadLetters(address, QUEUE),
                                100,
                                1 << 20,
                                message -> Optional.empty(),
                                new RunChoice(new InputRule(false, 1, PATIENCE, 1)),
                                handOver));
        fetching.start();
        await().atMost(PATIENCE).until(handOver::hasNext);
        Delivery first = handOver.poll();

        await().atMost(PATIENCE).until(handOver::hasNext);
        Delivery again = handOver.poll();

        assertThat(again.message().id()).isEqualTo(first.message().id());
        assertThat(again.receipt()).isNotEqualTo(first.receipt());
        handOver.acknowledge(again.receipt());
        handOver.close();
        fetching.join();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(broker.waiting(QUEUE)).isZero());
    }
}
