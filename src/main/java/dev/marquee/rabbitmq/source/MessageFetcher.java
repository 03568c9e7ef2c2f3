package dev.marquee.rabbitmq.source;

import com.rabbitmq.client.GetResponse;
import dev.marquee.basics.Backoff;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.Patience;
import dev.marquee.rabbitmq.message.BodyCheck;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageKind;
import dev.marquee.rabbitmq.message.MessageReader;
import java.io.IOException;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the messages of a queue as fast as the job takes them, and acknowledges them: the only
 * thread that uses the channel.
 *
 * <p>It asks for each message with {@code basic.get} instead of subscribing. A subscription is
 * bounded by a number of messages, but here their bytes must be bounded, while thousands of small
 * ones wait for a checkpoint. A get also says when the queue is empty, and takes no message before
 * there is memory for it. The price is a round trip for each message, which has hundreds of rows.
 *
 * <p>Messages of runs that the job does not take are held back: they are not acknowledged, so they
 * are back in the queue when the channel is closed.
 *
 * <p>A lost connection is opened again, for a bounded time; messages that were not acknowledged are
 * delivered again.
 */
final class MessageFetcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageFetcher.class);

    private static final long LONGEST_PAUSE_MILLIS = 100;

    /** How often the messages in the queue are counted while none is fetched. */
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);

    /** Between looks at an empty queue. */
    private static final Backoff POLLING =
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(LONGEST_PAUSE_MILLIS));

    private final InputQueue queue;
    private final DeadLetterQueue deadLetters;
    private final int mostUnacknowledged;
    private final int mostBytesOfMessage;
    private final BodyCheck check;
    private final RunChoice runs;
    private final HandOver handOver;

    private long channelNumber;
    private Patience patience = new Patience(BrokerConnector.WHILE_RUNNING);

    /**
     * @param mostUnacknowledged how many messages may wait for a checkpoint, and how many of other
     *     runs may be held back
     * @param mostBytesOfMessage larger messages cannot be read
     * @param check whether the job can read a message
     */
    MessageFetcher(
            InputQueue queue,
            DeadLetterQueue deadLetters,
            int mostUnacknowledged,
            int mostBytesOfMessage,
            BodyCheck check,
            RunChoice runs,
            HandOver handOver) {
        this.queue = queue;
        this.deadLetters = deadLetters;
        this.mostUnacknowledged = mostUnacknowledged;
        this.mostBytesOfMessage = mostBytesOfMessage;
        this.check = check;
        this.runs = runs;
        this.handOver = handOver;
    }

    @Override
    public void run() {
        try (deadLetters) {
            while (!handOver.isClosed()) {
                connectAndFetch();
                handOver.drop();
            }
        } catch (IOException e) {
            handOver.fail(e);
        } catch (InterruptedException e) {
            // It was asked to end while it waited for the broker.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            handOver.fail(new IOException("fetching messages failed: " + e, e));
            throw e;
        }
    }

    /** Fetches until it is asked to end, or a failure that may pass. */
    private void connectAndFetch() throws BrokerException, InterruptedException {
        try (InputQueue.Channel channel = queue.open()) {
            channelNumber++;
            new Session(channel).fetch();
        } catch (BrokerException failure) {
            if (handOver.isClosed()) {
                LOG.warn(
                        "messages that a checkpoint holds may be delivered again: {}",
                        failure.getMessage());
                return;
            }
            if (!failure.isPassing() || !patience.pause()) {
                throw failure;
            }
            LOG.warn("{}; connecting again", failure.getMessage());
        }
    }

    /** The deliveries of one channel. */
    private final class Session {
        private final InputQueue.Channel channel;

        /** The tags of the messages of other runs. */
        private final NavigableSet<Long> heldBack = new TreeSet<>();

        private long fetched;
        private long acknowledged;
        private int unacknowledged;

        /** A message of a run of which it is not known whether the job takes it. */
        @Nullable private GetResponse undecided;

        /** How often in a row the queue was empty. */
        private int emptyLooks;

        /** When the messages in the queue were last counted. */
        private long lastCount = System.nanoTime();

        Session(InputQueue.Channel channel) {
            this.channel = channel;
        }

        void fetch() throws BrokerException, InterruptedException {
            while (!handOver.isClosed()) {
                acknowledge();
                handOver.levels().setUnacknowledged(unacknowledged + (long) heldBack.size());
                if (undecided != null) {
                    handle(undecided);
                    continue;
                }
                if (unacknowledged >= mostUnacknowledged || handOver.isFull()) {
                    countNowAndThen();
                    handOver.awaitWork(LONGEST_PAUSE_MILLIS);
                    continue;
                }
                if (heldBack.size() >= mostUnacknowledged) {
                    // For this reader the queue has nothing more until it connects again.
                    countNowAndThen();
                    handOver.queueIsEmpty();
                    handOver.awaitWork(LONGEST_PAUSE_MILLIS);
                    continue;
                }
                GetResponse response = channel.get();
                patience = new Patience(BrokerConnector.WHILE_RUNNING);
                handOver.levels().setWaiting(response == null ? 0 : response.getMessageCount());
                if (response == null) {
                    handOver.queueIsEmpty();
                    emptyLooks++;
                    handOver.awaitWork(POLLING.after(emptyLooks).toMillis());
                    continue;
                }
                emptyLooks = 0;
                fetched = response.getEnvelope().getDeliveryTag();
                handle(response);
            }
            acknowledge();
            channel.awaitAcknowledged();
        }

        /** A get says how many messages are left; while there is none the queue is asked. */
        private void countNowAndThen() throws BrokerException {
            if (System.nanoTime() - lastCount >= BETWEEN_COUNTS.toNanos()) {
                handOver.levels().setWaiting(channel.waiting());
                lastCount = System.nanoTime();
            }
        }

        private void handle(GetResponse response) throws BrokerException, InterruptedException {
            undecided = null;
            Message message =
                    MessageReader.read(response.getProps(), response.getBody(), mostBytesOfMessage);
            if (message.kind() != MessageKind.UNREADABLE) {
                switch (runs.of(message.run())) {
                    case UNDECIDED -> {
                        undecided = response;
                        handOver.runWasMet();
                        handOver.awaitWork(LONGEST_PAUSE_MILLIS);
                        return;
                    }
                    case LEAVE -> {
                        heldBack.add(fetched);
                        handOver.runWasMet();
                        return;
                    }
                    case TAKE -> {}
                }
            }
            Message checked = checked(message);
            if (checked.complaint() != null) {
                deadLetters.put(response, checked);
            }
            unacknowledged++;
            handOver.put(new Delivery(new Delivery.Receipt(channelNumber, fetched), checked));
        }

        private Message checked(Message message) {
            return message.complaint() != null
                    ? message
                    : check.complaint(message).map(message::unreadable).orElse(message);
        }

        /** Acknowledges the deliveries that a checkpoint holds, and none that is held back. */
        private void acknowledge() throws BrokerException {
            Delivery.Receipt receipt = handOver.acknowledged();
            if (receipt == null
                    || receipt.channel() != channelNumber
                    || receipt.tag() <= acknowledged) {
                return;
            }
            long upTo = receipt.tag();
            int others = heldBack.subSet(acknowledged, false, upTo, true).size();
            unacknowledged -= (int) (upTo - acknowledged) - others;
            long next = acknowledged + 1;
            if (heldBack.isEmpty() || heldBack.first() > upTo) {
                channel.acknowledge(upTo, true);
                next = upTo + 1;
            } else if (heldBack.first() > next) {
                channel.acknowledge(heldBack.first() - 1, true);
                next = heldBack.first() + 1;
            }
            for (; next <= upTo; next++) {
                if (!heldBack.contains(next)) {
                    channel.acknowledge(next, false);
                }
            }
            acknowledged = upTo;
        }
    }
}
