/**
 * Everything that speaks AMQP: the source of messages, the results as messages, and the publisher.
 *
 * <p>{@link dev.marquee.rabbitmq.MessageFormat} is what clients in other languages need to know.
 */
package dev.marquee.rabbitmq;
