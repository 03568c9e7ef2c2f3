package dev.marquee.rabbitmq.source;

import dev.marquee.job.Figures;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * How full a queue is, as the reader that fetches from it knows, for two gauges. Written by the
 * thread that fetches, read by any thread.
 */
final class QueueLevels {
    /** The messages in the queue that no reader has fetched. */
    static final String WAITING = "queue_messages";

    /** The messages that this reader has fetched and not acknowledged. */
    static final String UNACKNOWLEDGED = "unacknowledged_messages";

    private volatile long waiting;
    private volatile long unacknowledged;

    void setWaiting(long messages) {
        waiting = messages;
    }

    void setUnacknowledged(long messages) {
        unacknowledged = messages;
    }

    long waiting() {
        return waiting;
    }

    long unacknowledged() {
        return unacknowledged;
    }

    /** Registers the gauges with an operator's metrics. */
    void register(MetricGroup operator) {
        MetricGroup group = operator.addGroup(Figures.METRIC_GROUP);
        group.gauge(WAITING, (Gauge<Long>) this::waiting);
        group.gauge(UNACKNOWLEDGED, (Gauge<Long>) this::unacknowledged);
    }
}
