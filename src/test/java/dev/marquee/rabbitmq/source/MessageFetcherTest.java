package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageFormat;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fetches, acknowledges, holds back, reconnects and ends, with a queue in memory. */
final class MessageFetcherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_UNACKNOWLEDGED = 4;

    private final MemoryQueue queue = new MemoryQueue();
    private final List<String> deadLetters = new ArrayList<>();
    private final HandOver handOver = new HandOver(1 << 20);
    private final RunChoice runs = new RunChoice(new InputRule(true, 1, PATIENCE, 1_000));
    private final Thread fetching =
            new Thread(
                    new MessageFetcher(
                            queue,
                            new MemoryDeadLetters(),
                            MOST_UNACKNOWLEDGED,
                            1 << 20,
                            MessageFetcherTest::complaint,
                            runs,
                            handOver));

    @AfterEach
    void stopFetching() throws InterruptedException {
        handOver.close();
        fetching.join();
    }

    @Test
    void nothingIsFetchedAtTheLimitOfUnacknowledgedMessages() throws IOException {
        runs.take(List.of("a"));
        queue.send("a/0", "a/1", "a/2", "a/3", "a/4", "a/5");
        fetching.start();
        List<Delivery> taken = take(MOST_UNACKNOWLEDGED);
        assertThat(queue.waiting()).containsExactly("a/4", "a/5");

        handOver.acknowledge(taken.get(1).receipt());

        take(2);
        assertThat(queue.acknowledged()).containsExactly("a/0", "a/1");
    }

    @Test
    void theMessagesInTheQueueAreCountedWhileNoneIsFetched() throws IOException {
        runs.take(List.of("a"));
        queue.send("a/0", "a/1", "a/2", "a/3", "a/4", "a/5");
        fetching.start();
        take(MOST_UNACKNOWLEDGED);
        queue.send("a/6");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(handOver.levels().waiting()).isEqualTo(3);
                            assertThat(handOver.levels().unacknowledged())
                                    .isEqualTo(MOST_UNACKNOWLEDGED);
                        });
    }

    @Test
    void messagesOfOtherRunsReturnToTheQueueAtTheEnd() throws Exception {
        runs.take(List.of("a"));
        queue.send("b/0", "a/0", "a/1", "b/1", "b/unreadable", "a/unreadable", "a/2");
        fetching.start();
        List<Delivery> taken = take(4);
        assertThat(taken)
                .extracting(delivery -> delivery.message().id())
                .containsExactly("a/f/0", "a/f/1", "a/unreadable/0", "a/f/2");

        handOver.acknowledge(taken.get(2).receipt());
        await().atMost(PATIENCE).until(() -> queue.acknowledged().size() == 3);
        handOver.acknowledge(taken.get(3).receipt());
        handOver.close();
        fetching.join();

        assertThat(queue.waiting()).containsExactlyInAnyOrder("b/0", "b/1", "b/unreadable");
        assertThat(queue.acknowledged()).containsExactly("a/0", "a/1", "a/unreadable", "a/2");
        assertThat(deadLetters).containsExactly("a/unreadable/0");
    }

    @Test
    void aMessageIsHeldBackUntilItsRunIsTaken() throws IOException {
        queue.send("a/0", "a/1");
        fetching.start();
        await().atMost(PATIENCE).until(() -> "a".equals(runs.nextToReport()));
        assertThat(handOver.hasNext()).isFalse();

        runs.take(List.of("a"));
        handOver.runsWereTaken();

        take(2);
    }

    @Test
    void aQueueBlockedByOtherRunsCountsAsEmpty() {
        runs.take(List.of("a"));
        queue.send("b/0", "b/1", "b/2", "b/3", "b/4", "a/0");
        fetching.start();

        await().atMost(PATIENCE).until(handOver::isDrained);
        assertThat(queue.waiting()).containsExactly("b/4", "a/0");
        assertThat(runs.nextToReport()).isEqualTo("b");
    }

    @Test
    void unacknowledgedMessagesAreDeliveredAgainAfterALostConnection() throws IOException {
        runs.take(List.of("a"));
        queue.send("a/0", "b/0", "a/1");
        fetching.start();
        List<Delivery> before = take(2);
        queue.loseConnection();
        List<Delivery> after = take(2);

        // A receipt of the lost channel acknowledges nothing on the new one.
        handOver.acknowledge(before.get(1).receipt());
        handOver.acknowledge(after.get(0).receipt());

        await().atMost(PATIENCE).until(() -> queue.acknowledged().size() == 1);
        assertThat(queue.acknowledged()).containsExactly("a/0");
    }

    @Test
    void theLastAcknowledgementsAreSentAtTheEnd() throws Exception {
        runs.take(List.of("a"));
        queue.send("a/0", "a/1");
        fetching.start();
        List<Delivery> taken = take(2);

        handOver.acknowledge(taken.get(1).receipt());
        handOver.close();
        fetching.join();

        assertThat(queue.acknowledged()).containsExactly("a/0", "a/1");
        assertThat(queue.waiting()).isEmpty();
    }

    private List<Delivery> take(int count) throws IOException {
        List<Delivery> taken = new ArrayList<>();
        while (taken.size() < count) {
            await().atMost(PATIENCE).until(handOver::hasNext);
            taken.add(handOver.poll());
        }
        return taken;
    }

    private static Optional<String> complaint(Message message) {
        return message.file().equals("unreadable") ? Optional.of("as planned") : Optional.empty();
    }

    private final class MemoryDeadLetters implements DeadLetterQueue {
        @Override
        public void put(GetResponse response, Message message) {
            deadLetters.add(message.id());
        }

        @Override
        public void close() {}
    }

    /** A queue of messages {@code RUN/PART} or {@code RUN/unreadable}. */
    private static final class MemoryQueue implements InputQueue {
        private final Deque<String> waiting = new ArrayDeque<>();
        private final List<String> acknowledged = new ArrayList<>();
        private boolean lost;

        synchronized void send(String... messages) {
            waiting.addAll(List.of(messages));
        }

        synchronized void loseConnection() {
            lost = true;
        }

        synchronized List<String> waiting() {
            return List.copyOf(waiting);
        }

        synchronized List<String> acknowledged() {
            return List.copyOf(acknowledged);
        }

        @Override
        public Channel open() {
            return new MemoryChannel();
        }

        private final class MemoryChannel implements Channel {
            private final TreeMap<Long, String> unacknowledged = new TreeMap<>();
            private long tag;

            @Override
            @Nullable public GetResponse get() throws BrokerException {
                synchronized (MemoryQueue.this) {
                    requireConnection();
                    String message = waiting.poll();
                    if (message == null) {
                        return null;
                    }
                    unacknowledged.put(++tag, message);
                    String[] parts = message.split("/", -1);
                    boolean readable = !parts[1].equals("unreadable");
                    Map<String, Object> headers =
                            Map.of(
                                    MessageFormat.RUN,
                                    parts[0],
                                    MessageFormat.FILE,
                                    readable ? "f" : "unreadable",
                                    MessageFormat.PART,
                                    readable ? parts[1] : "0");
                    return new GetResponse(
                            new Envelope(tag, false, "", ""),
                            new AMQP.BasicProperties.Builder().headers(headers).build(),
                            "id\n".getBytes(StandardCharsets.UTF_8),
                            waiting.size());
                }
            }

            @Override
            public void acknowledge(long upTo, boolean andAllBefore) throws BrokerException {
                synchronized (MemoryQueue.this) {
                    requireConnection();
                    assertThat(unacknowledged).containsKey(upTo);
                    var settled =
                            andAllBefore
                                    ? unacknowledged.headMap(upTo, true)
                                    : unacknowledged.subMap(upTo, true, upTo, true);
                    acknowledged.addAll(settled.values());
                    settled.clear();
                }
            }

            @Override
            public long waiting() {
                synchronized (MemoryQueue.this) {
                    return waiting.size();
                }
            }

            @Override
            public void awaitAcknowledged() {}

            @Override
            public void close() {
                synchronized (MemoryQueue.this) {
                    unacknowledged.descendingMap().values().forEach(waiting::addFirst);
                    unacknowledged.clear();
                }
            }

            private void requireConnection() throws BrokerException {
                if (lost) {
                    lost = false;
                    throw BrokerException.of(
                            BrokerAddress.parse("amqp://memory"), new ConnectException());
                }
            }
        }
    }
}
