package dev.marquee.rabbitmq.source;

import com.rabbitmq.client.GetResponse;
import dev.marquee.rabbitmq.broker.BrokerException;
import java.io.Closeable;
import javax.annotation.Nullable;

/** The queue that a {@link MessageFetcher} reads: everything that it needs of a broker. */
interface InputQueue {
    /**
     * Connects.
     *
     * @throws BrokerException if that is not possible, or the queue does not exist
     */
    Channel open() throws BrokerException, InterruptedException;

    /**
     * One connection to the queue. Delivery tags count from 1 on each. Used by one thread.
     *
     * <p>Each method throws a {@link BrokerException} if the connection is lost or the broker
     * refuses.
     */
    interface Channel extends Closeable {
        /** Takes the next message, or null if the queue is empty. */
        @Nullable GetResponse get() throws BrokerException;

        /** Counts the messages in the queue that are not delivered. */
        long waiting() throws BrokerException;

        /**
         * Acknowledges a delivery.
         *
         * @param andAllBefore whether all earlier deliveries are acknowledged with it
         */
        void acknowledge(long tag, boolean andAllBefore) throws BrokerException;

        /** Waits until the broker has received all acknowledgements. */
        void awaitAcknowledged() throws BrokerException;

        /** Disconnects. Messages that are not acknowledged are back in the queue then. */
        @Override
        void close();
    }
}
