package dev.marquee.rabbitmq.source;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.Declaration;
import java.io.IOException;
import java.time.Duration;
import javax.annotation.Nullable;

/**
 * A queue of a RabbitMQ broker.
 *
 * @param patience how long to try to connect
 */
record BrokerQueue(BrokerAddress address, String name, Duration patience) implements InputQueue {
    private static final int CLOSE_MILLIS = 10_000;

    @Override
    public InputQueue.Channel open() throws BrokerException, InterruptedException {
        Connection connection = BrokerConnector.connect(address, "marquee input " + name, patience);
        try {
            // To declare it would not help: a new queue has no messages.
            if (!Declaration.queue(name).isThere(connection)) {
                throw BrokerException.lasting(address, "no queue '" + name + "'");
            }
            return new Channel(connection, connection.createChannel());
        } catch (IOException | ShutdownSignalException e) {
            connection.abort(CLOSE_MILLIS);
            throw failure(e);
        }
    }

    private BrokerException failure(Exception cause) {
        return cause instanceof BrokerException known ? known : BrokerException.of(address, cause);
    }

    private final class Channel implements InputQueue.Channel {
        private final Connection connection;
        private final com.rabbitmq.client.Channel channel;

        Channel(Connection connection, com.rabbitmq.client.Channel channel) {
            this.connection = connection;
            this.channel = channel;
        }

        @Override
        @Nullable public GetResponse get() throws BrokerException {
            try {
                return channel.basicGet(name, false);
            } catch (IOException | ShutdownSignalException e) {
                throw failure(e);
            }
        }

        @Override
        public long waiting() throws BrokerException {
            try {
                return channel.messageCount(name);
            } catch (IOException | ShutdownSignalException e) {
                throw failure(e);
            }
        }

        @Override
        public void acknowledge(long tag, boolean andAllBefore) throws BrokerException {
            try {
                channel.basicAck(tag, andAllBefore);
            } catch (IOException | ShutdownSignalException e) {
                throw failure(e);
            }
        }

        /**
         * A channel to a quorum queue passes on at most 32 acknowledgements at a time. The others
         * wait in it and are lost if it is closed then: their messages would be delivered again. A
         * get takes the same way and has an answer, so after that the channel has passed on all.
         * The message that it may return is not acknowledged and stays in the queue.
         */
        @Override
        public void awaitAcknowledged() throws BrokerException {
            get();
        }

        @Override
        public void close() {
            connection.abort(CLOSE_MILLIS);
        }
    }
}
