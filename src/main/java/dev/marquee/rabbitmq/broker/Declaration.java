package dev.marquee.rabbitmq.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.TimeoutException;

/**
 * The exchange or queue that is published to. One that is there is taken as it is, whatever its
 * arguments are, also by who may not make any; else it is made, durable.
 */
public final class Declaration implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String TOPIC = "topic";

    private final boolean exchange;
    private final String name;

    private Declaration(boolean exchange, String name) {
        this.exchange = exchange;
        this.name = name;
    }

    /** An exchange; one that is made is a topic exchange. */
    public static Declaration exchange(String name) {
        return new Declaration(true, name);
    }

    /** A queue; one that is made has no arguments. */
    public static Declaration queue(String name) {
        return new Declaration(false, name);
    }

    /**
     * Whether messages were lost with it since it was declared: it is a queue, and no longer there.
     * A broker that is killed within milliseconds of the declaration may forget a durable queue,
     * although it has confirmed messages in it; and an operator may delete one.
     */
    boolean isLost(Connection connection) throws IOException {
        return !exchange && !isThere(connection);
    }

    @Override
    public String toString() {
        return (exchange ? "exchange " : "queue ") + name;
    }

    /** Declares it if it is not there. */
    void ensure(Connection connection) throws IOException {
        if (!isThere(connection)) {
            try (Channel channel = connection.createChannel()) {
                if (exchange) {
                    channel.exchangeDeclare(name, TOPIC, true);
                } else {
                    channel.queueDeclare(name, true, false, false, null);
                }
            } catch (TimeoutException e) {
                throw new IOException(e);
            }
        }
    }

    /** Whether it is there. */
    public boolean isThere(Connection connection) throws IOException {
        // Being told that it is not there ends the channel.
        Channel channel = connection.createChannel();
        try {
            if (exchange) {
                channel.exchangeDeclarePassive(name);
            } else {
                channel.queueDeclarePassive(name);
            }
            return true;
        } catch (IOException e) {
            if (isNotFound(e)) {
                return false;
            }
            throw e;
        } finally {
            channel.abort();
        }
    }

    private static boolean isNotFound(IOException failure) {
        return failure.getCause() instanceof ShutdownSignalException signal
                && signal.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.NOT_FOUND
                && close.getReplyText().startsWith("NOT_FOUND - no ");
    }
}
