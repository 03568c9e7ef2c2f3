package dev.marquee.rabbitmq.source;

import java.io.Serializable;
import java.time.Duration;

/**
 * When an input of messages ends.
 *
 * @param ends whether it does at all
 * @param publishers how many runs there are to be
 * @param endTimeout how long after all ends were announced, and with nothing more to fetch, a part
 *     counts as missing
 */
record InputRule(boolean ends, int publishers, Duration endTimeout) implements Serializable {}
