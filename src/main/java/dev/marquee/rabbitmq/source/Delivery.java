package dev.marquee.rabbitmq.source;

import dev.marquee.rabbitmq.message.Message;

/**
 * A message that was delivered and not yet acknowledged.
 *
 * @param receipt by which it is acknowledged
 * @param message what was delivered
 */
record Delivery(Receipt receipt, Message message) {
    /**
     * The place of a delivery among those of a channel. To acknowledge it is to acknowledge all
     * before it.
     *
     * @param channel the number of the channel; the tags of another one mean nothing to it
     * @param tag the delivery's tag
     */
    record Receipt(long channel, long tag) {}

    long bytes() {
        return message.body().length;
    }
}
