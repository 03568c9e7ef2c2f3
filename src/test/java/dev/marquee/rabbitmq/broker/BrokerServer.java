package dev.marquee.rabbitmq.broker;

import java.io.IOException;

/** The thing in which a {@link RabbitBroker} runs. Its address and its data outlive a kill. */
interface BrokerServer {
    /** Starts it, at first or after a kill. */
    void start() throws IOException;

    /** Whether it runs, or is about to; where it does not, there is no use in waiting for it. */
    boolean isAlive();

    /** Ends it as {@code kill -9} does: nothing is told to anybody, nothing is flushed. */
    void kill();

    /** Ends it for good, and removes what it left. */
    void remove();

    /**
     * Runs {@code rabbitmqctl}.
     *
     * @return what it printed
     */
    String control(String... arguments) throws IOException, InterruptedException;

    /** The end of its log. */
    String log() throws IOException;
}
