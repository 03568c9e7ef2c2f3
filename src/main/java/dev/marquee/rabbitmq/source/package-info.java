/**
 * A queue as the input of a job: a source that acknowledges a message once a checkpoint holds it.
 */
package dev.marquee.rabbitmq.source;
