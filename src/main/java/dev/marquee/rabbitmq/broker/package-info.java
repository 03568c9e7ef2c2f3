/** The connection to a RabbitMQ broker, and publishing with confirms. */
package dev.marquee.rabbitmq.broker;
