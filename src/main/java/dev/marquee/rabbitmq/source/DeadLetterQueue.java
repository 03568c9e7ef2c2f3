package dev.marquee.rabbitmq.source;

import com.rabbitmq.client.GetResponse;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.message.Message;
import java.io.Closeable;

/** Stores unreadable messages. */
interface DeadLetterQueue extends Closeable {
    /**
     * Stores a message that has a complaint. The caller may acknowledge it then.
     *
     * @throws BrokerException if it is not certain that the broker has stored it
     */
    void put(GetResponse response, Message message) throws BrokerException, InterruptedException;

    @Override
    void close();
}
