package dev.marquee.rabbitmq.broker;

import com.rabbitmq.client.AMQP;

/**
 * A message to be published.
 *
 * @param exchange the exchange; empty for the one that takes a routing key for a queue's name
 * @param routingKey its routing key
 * @param properties its properties, with an id that is the same whenever it is sent
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // Messages are not compared.
public record OutgoingMessage(
        String exchange, String routingKey, AMQP.BasicProperties properties, byte[] body) {
    private static final int PERSISTENT = 2;

    /** Properties that every message has: it outlives the broker, and repeats have its id. */
    public static AMQP.BasicProperties.Builder persistent(String id) {
        return new AMQP.BasicProperties.Builder().deliveryMode(PERSISTENT).messageId(id);
    }
}
