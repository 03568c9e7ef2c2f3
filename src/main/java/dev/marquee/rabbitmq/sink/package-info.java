/** The results of a job as messages to an exchange, published with confirms. */
package dev.marquee.rabbitmq.sink;
