/**
 * The format of input messages. {@link dev.marquee.rabbitmq.message.MessageFormat} describes it for
 * clients in any language.
 */
package dev.marquee.rabbitmq.message;
