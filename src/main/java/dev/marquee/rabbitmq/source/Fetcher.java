package dev.marquee.rabbitmq.source;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;

import dev.marquee.rabbitmq.broker.Backoff;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.Declaration;
import dev.marquee.rabbitmq.message.BodyCheck;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageReader;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;

/**
 * Fetches the messages of a queue, each when there is room for it, and acknowledges them: the only
 * thread that uses the channel.
 *
 * <p>It asks for one message after the other, as {@code basic.get} does, instead of having them
 * sent: a broker that sends counts messages, and here it is their bytes that must be bounded while
 * thousands of small ones wait for a checkpoint to acknowledge them. It also knows so when the
 * queue is empty, and takes from others nothing that it has no room for. The price is a round trip
 * a message, of some hundred rows.
 *
 * <p>A connection that is lost is made anew, for a bounded time; what was not acknowledged is
 * delivered again.
 */
final class Fetcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

    private static final long SHORTEST_PAUSE_MILLIS = 1;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final BrokerAddress address;
    private final String queue;
    private final int mostUnacknowledged;
    private final int mostBytesOfMessage;
    private final BodyCheck check;
    private final HandOver handOver;
    private final DeadLetters deadLetters;

    private long channelNumber;
    private Backoff backoff = new Backoff(BrokerConnector.WHILE_RUNNING);

    /**
     * @param mostUnacknowledged how many messages may wait for a checkpoint to acknowledge them
     * @param mostBytesOfMessage larger ones cannot be read
     * @param check whether the job can read a message
     */
    Fetcher(
            BrokerAddress address,
            String queue,
            int mostUnacknowledged,
            int mostBytesOfMessage,
            BodyCheck check,
            HandOver handOver) {
        this.address = address;
        this.queue = queue;
        this.mostUnacknowledged = mostUnacknowledged;
        this.mostBytesOfMessage = mostBytesOfMessage;
        this.check = check;
        this.handOver = handOver;
        this.deadLetters = new DeadLetters(address, queue);
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
            handOver.fail(new IOException("fetching from " + queue + " failed: " + e, e));
            throw e;
        }
    }

    /** Fetches until it is asked to end, or something happens that may pass. */
    private void connectAndFetch() throws IOException, InterruptedException {
        try (Connection connection =
                BrokerConnector.connect(
                        address, "marquee input " + queue, BrokerConnector.WHILE_RUNNING)) {
            fetch(connection);
        } catch (IOException | ShutdownSignalException e) {
            if (handOver.isClosed()) {
                LOG.warn("messages that a checkpoint holds may come again: {}", e.toString());
                return;
            }
            BrokerException failure =
                    e instanceof BrokerException known ? known : BrokerException.of(address, e);
            if (!failure.isPassing() || !backoff.pause()) {
                throw failure;
            }
            LOG.warn("{}; connecting again", failure.getMessage());
        }
    }

    private void fetch(Connection connection) throws IOException, InterruptedException {
        requireQueue(connection, address, queue);
        Channel channel = connection.createChannel();
        channelNumber++;
        long fetched = 0;
        long acknowledged = 0;
        long pause = SHORTEST_PAUSE_MILLIS;
        while (!handOver.isClosed()) {
            acknowledged = acknowledge(channel, acknowledged);
            if (fetched - acknowledged >= mostUnacknowledged || handOver.isFull()) {
                handOver.awaitWork(LONGEST_PAUSE_MILLIS);
                continue;
            }
            GetResponse response = channel.basicGet(queue, false);
            backoff = new Backoff(BrokerConnector.WHILE_RUNNING);
            if (response == null) {
                handOver.queueIsEmpty();
                handOver.awaitWork(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                continue;
            }
            pause = SHORTEST_PAUSE_MILLIS;
            fetched = response.getEnvelope().getDeliveryTag();
            Message message = read(response);
            if (message.complaint() != null) {
                deadLetters.publish(response, message);
            }
            handOver.put(new Delivery(new Delivery.Receipt(channelNumber, fetched), message));
        }
        acknowledge(channel, acknowledged);
        awaitAcknowledged(channel);
    }

    /**
     * Waits until the broker has what was acknowledged. A channel to a quorum queue hands on no
     * more than 32 acknowledgements at a time, the others wait in it, and are lost with it if it is
     * closed then: their messages would come again. Fetching goes the same way and has an answer,
     * so when that is there the channel has nothing to hand on. What is fetched is not acknowledged
     * and stays in the queue.
     */
    private void awaitAcknowledged(Channel channel) throws IOException {
        channel.basicGet(queue, false);
    }

    /** Refuses a queue that is not there: one that is made here has nothing in it. */
    static void requireQueue(Connection connection, BrokerAddress address, String queue)
            throws IOException {
        if (!Declaration.queue(queue).isThere(connection)) {
            throw BrokerException.lasting(address, "no queue '" + queue + "'");
        }
    }

    /** Acknowledges what may be; returns the tag up to which all is acknowledged. */
    private long acknowledge(Channel channel, long before) throws IOException {
        Delivery.Receipt upTo = handOver.acknowledged();
        if (upTo == null || upTo.channel() != channelNumber || upTo.tag() <= before) {
            return before;
        }
        channel.basicAck(upTo.tag(), true);
        return upTo.tag();
    }

    private Message read(GetResponse response) {
        Message message = MessageReader.read(response.getProps(), response.getBody());
        if (response.getBody().length > mostBytesOfMessage) {
            return message.unreadable(
                    "%d bytes, more than a message may have, which is %d"
                            .formatted(response.getBody().length, mostBytesOfMessage));
        }
        Optional<String> complaint =
                message.complaint() == null ? check.complaint(message) : Optional.empty();
        return complaint.map(message::unreadable).orElse(message);
    }
}
