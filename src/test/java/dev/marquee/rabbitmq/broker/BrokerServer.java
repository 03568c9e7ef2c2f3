package dev.marquee.rabbitmq.broker;

import java.io.IOException;

/** The process or container of a {@link RabbitBroker}. Its address and its data survive a kill. */
interface BrokerServer {
    /** Starts the server, for the first time or after a kill. */
    void start() throws IOException;

    /** Whether the server runs or is starting. If not, waiting for it is useless. */
    boolean isAlive();

    /** Kills the server as {@code kill -9} does: it closes no connection and flushes nothing. */
    void kill();

    /** Ends the server and deletes its data. */
    void remove();

    /**
     * Runs {@code rabbitmqctl}.
     *
     * @return its output
     */
    String control(String... arguments) throws IOException, InterruptedException;

    /** Returns the end of the server's log. */
    String log() throws IOException;
}
