package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.SentInput;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetches messages from a queue of a real broker. */
class MessageFetcherIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Many more than the acknowledgements that a quorum queue accepts before it delays the next
     * ones.
     */
    private static final int MESSAGES = 500;

    private static final int MESSAGES_OF_NEXT_INPUT = 2;

    @AutoClose private static RabbitBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "quorum"})
    void messagesThatAreAcknowledgedAtTheEndAreNotDeliveredAgain(String type) throws Exception {
        Map<String, Object> arguments = Map.of("x-queue-type", type);
        broker.use(channel -> channel.queueDeclare(type, true, false, false, arguments));
        SentInput input = new SentInput();
        for (int part = 0; part < MESSAGES + MESSAGES_OF_NEXT_INPUT; part++) {
            input.part("run", "file", part, new byte[] {'x'});
        }
        input.sendTo(broker, type);

        BrokerAddress address = BrokerAddress.parse(broker.uri());
        HandOver handOver = new HandOver(1 << 20);
        Thread fetching =
                new Thread(
                        new MessageFetcher(
                                new BrokerQueue(address, type, PATIENCE),
                                new DeadLetters(address, type),
                                2 * MESSAGES,
                                1 << 20,
                                message -> Optional.empty(),
                                new RunChoice(new InputRule(false, 1, PATIENCE, 1)),
                                handOver));
        fetching.start();
        Deque<Delivery> taken = new ArrayDeque<>();
        while (taken.size() < MESSAGES) {
            handOver.available().get();
            Delivery next = handOver.poll();
            if (next != null) {
                taken.add(next);
            }
        }
        handOver.acknowledge(taken.getLast().receipt());
        handOver.close();
        fetching.join();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(broker.waiting(type)).isEqualTo(MESSAGES_OF_NEXT_INPUT));
    }
}
