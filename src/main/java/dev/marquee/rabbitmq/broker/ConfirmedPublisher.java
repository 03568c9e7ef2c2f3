package dev.marquee.rabbitmq.broker;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * Publishes messages with publisher confirms. After a lost connection unconfirmed messages are
 * published again, so no message is lost, and some may arrive twice, with the same id. If the queue
 * itself is gone then, confirmed messages are lost with it, and publishing fails.
 *
 * <p>To be used by one thread; another may look at the figures.
 */
public final class ConfirmedPublisher implements Closeable {
    /** The most unconfirmed messages at a time; a broker confirms several at once. */
    private static final int MOST_UNCONFIRMED = 2_000;

    /** The most unconfirmed bytes: they are kept in memory. A larger message is sent alone. */
    private static final long MOST_UNCONFIRMED_BYTES = 16 << 20;

    private static final int CLOSE_MILLIS = 10_000;

    private final BrokerAddress address;
    private final String name;
    private final Declaration target;
    private final Duration patience;
    private final Consumer<String> notices;
    private final Object lock = new Object();

    private Session session;

    /** The time left for retries since the last confirm; null if the broker confirms. */
    @Nullable private Patience trouble;

    private long confirmed;
    private long unroutable;
    private long repeated;

    /**
     * @param name by which the broker's own tools show the connection
     * @param target what is published to
     * @param patience how long to try where nothing is confirmed
     * @param notices receives a line for each thing that delays the publishing
     */
    private ConfirmedPublisher(
            BrokerAddress address,
            String name,
            Declaration target,
            Duration patience,
            Consumer<String> notices) {
        this.address = address;
        this.name = name;
        this.target = target;
        this.patience = patience;
        this.notices = notices;
    }

    /**
     * Connects.
     *
     * @throws BrokerException if that, or making the target, is not possible
     */
    public static ConfirmedPublisher open(
            BrokerAddress address,
            String name,
            Declaration target,
            Duration patience,
            Consumer<String> notices)
            throws BrokerException, InterruptedException {
        ConfirmedPublisher publisher =
                new ConfirmedPublisher(address, name, target, patience, notices);
        publisher.connect();
        return publisher;
    }

    /** Publishes a message, as soon as not too many are unconfirmed. */
    public void publish(OutgoingMessage message) throws BrokerException, InterruptedException {
        int length = message.body().length;
        await(() -> session.hasRoomFor(length));
        try {
            session.send(message);
        } catch (IOException | AlreadyClosedException e) {
            recover(e);
        }
    }

    /** Waits until every message is confirmed. */
    public void flush() throws BrokerException, InterruptedException {
        await(() -> session.unconfirmed.isEmpty());
    }

    /** How many messages were confirmed. */
    public long confirmed() {
        synchronized (lock) {
            return confirmed;
        }
    }

    /** How many of them no queue was bound for, so that the broker dropped them. */
    public long unroutable() {
        synchronized (lock) {
            return unroutable;
        }
    }

    /** How many times a message was published again. */
    public long repeated() {
        synchronized (lock) {
            return repeated;
        }
    }

    /** Closes the connection; what is not confirmed yet may be lost. */
    @Override
    public void close() {
        if (session != null) {
            session.end();
        }
    }

    private void await(BooleanSupplier condition) throws BrokerException, InterruptedException {
        while (true) {
            ShutdownSignalException ended;
            synchronized (lock) {
                while (session.ended == null
                        && session.refused.isEmpty()
                        && !condition.getAsBoolean()) {
                    lock.wait();
                }
                ended = session.ended;
                if (ended == null && session.refused.isEmpty()) {
                    return;
                }
            }
            if (ended != null) {
                recover(ended);
            } else {
                sendRefusedAgain();
            }
        }
    }

    /** A broker refuses messages if a queue is full, or if it failed to write them. */
    private void sendRefusedAgain() throws BrokerException, InterruptedException {
        if (!pause()) {
            throw BrokerException.lasting(
                    address, "it refuses messages; is the queue that they go to full?");
        }
        try {
            sendBacklog();
        } catch (IOException | AlreadyClosedException e) {
            recover(e);
        }
    }

    private void sendBacklog() throws IOException {
        int length;
        synchronized (lock) {
            length = session.refused.size();
            repeated += length;
        }
        // Messages that are refused meanwhile wait for the next time.
        for (int i = 0; i < length; i++) {
            OutgoingMessage next;
            synchronized (lock) {
                next = session.refused.remove();
            }
            session.send(next);
        }
    }

    private void recover(Exception cause) throws BrokerException, InterruptedException {
        BrokerException failure = BrokerException.of(address, cause);
        session.end();
        if (!failure.isPassing() || !pause()) {
            throw failure;
        }
        notices.accept(failure.getMessage() + "; connecting again");
        connect();
    }

    /** Connects, and publishes unconfirmed messages again. */
    private void connect() throws BrokerException, InterruptedException {
        while (true) {
            BrokerException failure;
            try {
                begin(BrokerConnector.connect(address, name, Duration.ZERO));
                return;
            } catch (BrokerException e) {
                failure = e;
            } catch (IOException | ShutdownSignalException e) {
                failure = BrokerException.of(address, e);
            }
            if (!failure.isPassing() || !pause()) {
                throw failure;
            }
        }
    }

    private void begin(Connection connection) throws IOException {
        Session next = new Session(connection);
        try {
            if (session != null && target.isLost(connection)) {
                throw BrokerException.lasting(
                        address,
                        "%s is gone, with the messages in it; publish all of them again"
                                .formatted(target));
            }
            target.ensure(connection);
            next.openChannel();
            synchronized (lock) {
                if (session != null) {
                    next.refused.addAll(session.unconfirmed.values());
                    next.refused.addAll(session.refused);
                }
                session = next;
                if (next.refused.isEmpty()) {
                    trouble = null;
                }
            }
            sendBacklog();
        } catch (IOException | RuntimeException e) {
            next.end();
            throw e;
        }
    }

    private boolean pause() throws InterruptedException {
        Patience left;
        synchronized (lock) {
            if (trouble == null) {
                trouble = new Patience(patience);
            }
            left = trouble;
        }
        return left.pause();
    }

    /** One connection, and the messages published through it. */
    private final class Session {
        private final Connection connection;
        private final NavigableMap<Long, OutgoingMessage> unconfirmed = new TreeMap<>();

        /** Messages to send again. */
        private final Queue<OutgoingMessage> refused = new ArrayDeque<>();

        private final Set<String> returned = new HashSet<>();
        private Channel channel;
        private long unconfirmedBytes;
        private boolean blocked;
        @Nullable private ShutdownSignalException ended;

        Session(Connection connection) {
            this.connection = connection;
        }

        void openChannel() throws IOException {
            connection.addBlockedListener(
                    reason -> {
                        notices.accept(
                                "RabbitMQ at %s takes no messages for now: %s"
                                        .formatted(address, reason));
                        setBlocked(true);
                    },
                    () -> setBlocked(false));
            channel = connection.createChannel();
            channel.addConfirmListener(this::confirm, this::refuse);
            // The broker returns an unroutable message before it confirms it.
            channel.addReturnListener(
                    message -> {
                        synchronized (lock) {
                            returned.add(message.getProperties().getMessageId());
                        }
                    });
            channel.addShutdownListener(
                    cause -> {
                        synchronized (lock) {
                            ended = cause;
                            lock.notifyAll();
                        }
                    });
            channel.confirmSelect();
        }

        boolean hasRoomFor(int bytes) {
            return !blocked
                    && (unconfirmed.isEmpty()
                            || (unconfirmed.size() < MOST_UNCONFIRMED
                                    && unconfirmedBytes + bytes <= MOST_UNCONFIRMED_BYTES));
        }

        void send(OutgoingMessage message) throws IOException {
            synchronized (lock) {
                unconfirmed.put(channel.getNextPublishSeqNo(), message);
                unconfirmedBytes += message.body().length;
            }
            channel.basicPublish(
                    message.exchange(),
                    message.routingKey(),
                    true,
                    message.properties(),
                    message.body());
        }

        void end() {
            connection.abort(CLOSE_MILLIS);
        }

        private void confirm(long number, boolean andAllBefore) {
            synchronized (lock) {
                for (OutgoingMessage message : settle(number, andAllBefore)) {
                    confirmed++;
                    if (returned.remove(message.properties().getMessageId())) {
                        unroutable++;
                    }
                }
                trouble = null;
                lock.notifyAll();
            }
        }

        private void refuse(long number, boolean andAllBefore) {
            synchronized (lock) {
                refused.addAll(settle(number, andAllBefore));
                lock.notifyAll();
            }
        }

        private List<OutgoingMessage> settle(long number, boolean andAllBefore) {
            if (session != this) {
                // Too late: it was sent again.
                return List.of();
            }
            NavigableMap<Long, OutgoingMessage> settled =
                    andAllBefore
                            ? unconfirmed.headMap(number, true)
                            : unconfirmed.subMap(number, true, number, true);
            List<OutgoingMessage> messages = List.copyOf(settled.values());
            settled.clear();
            messages.forEach(message -> unconfirmedBytes -= message.body().length);
            return messages;
        }

        private void setBlocked(boolean now) {
            synchronized (lock) {
                blocked = now;
                lock.notifyAll();
            }
        }
    }
}
