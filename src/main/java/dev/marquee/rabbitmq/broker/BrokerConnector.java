package dev.marquee.rabbitmq.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to a broker, again and again while what prevents it may pass. */
public final class BrokerConnector {
    /** Long enough for a broker to be restarted. */
    public static final Duration WHILE_RUNNING = Duration.ofMinutes(2);

    /** As long as a person waits who has just typed a command. */
    public static final Duration BEFORE_RUNNING = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnector.class);

    private BrokerConnector() {}

    /**
     * Looks whether something can be published to, and changes nothing.
     *
     * @throws BrokerException that says in one line why not
     */
    public static void check(BrokerAddress address, Declaration target)
            throws BrokerException, InterruptedException {
        Connection connection = connect(address, "marquee check", BEFORE_RUNNING);
        try {
            target.isThere(connection);
        } catch (IOException | ShutdownSignalException e) {
            throw BrokerException.of(address, e);
        } finally {
            connection.abort((int) BEFORE_RUNNING.toMillis());
        }
    }

    /**
     * Opens a connection, which the caller closes.
     *
     * @param name by which the broker's own tools show it
     * @param patience how long to try
     * @throws BrokerException if it does not come about in that time, or will not at all
     */
    public static Connection connect(BrokerAddress address, String name, Duration patience)
            throws BrokerException, InterruptedException {
        Patience left = new Patience(patience);
        while (true) {
            try {
                return address.connectionFactory().newConnection(name);
            } catch (IOException | TimeoutException e) {
                BrokerException failure = BrokerException.of(address, e);
                if (!failure.isPassing() || !left.pause()) {
                    throw failure;
                }
                LOG.warn("{}; trying again", failure.getMessage());
            }
        }
    }
}
