package dev.marquee.rabbitmq.source;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which messages belong to an input, and when it ends.
 *
 * @param ends whether it ends; if not, messages of all runs belong to it
 * @param publishers the number of runs that belong to it: those that the job meets first
 * @param endTimeout the job fails if a part has not arrived this long after all ends were announced
 *     and the queue was empty
 * @param maxParts the job fails if more parts arrive, in all: it remembers each
 */
record InputRule(boolean ends, int publishers, Duration endTimeout, long maxParts)
        implements Serializable {}
