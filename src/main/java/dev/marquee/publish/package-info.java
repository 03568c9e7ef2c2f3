/** The command {@code publish}: files into a queue, as the input of a job that reads from there. */
package dev.marquee.publish;
