package dev.marquee.rabbitmq.source;

import java.io.IOException;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader's report to the enumerator: messages that it has emitted since its last report, or a
 * piece of them, and whether it waits for more.
 */
final class ReaderReport implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final byte[] arrivals;
    private final boolean waiting;

    /**
     * @param arrivals one of {@link Arrivals#pieces}
     * @param waiting whether there was nothing to fetch
     */
    ReaderReport(byte[] arrivals, boolean waiting) {
        this.arrivals = arrivals;
        this.waiting = waiting;
    }

    Arrivals arrivals() throws IOException {
        return Arrivals.ofPiece(arrivals);
    }

    boolean isWaiting() {
        return waiting;
    }
}
