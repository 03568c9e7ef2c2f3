package dev.marquee.rabbitmq.source;

import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a reader tells: what it has emitted since it last did, and whether it waits for more. */
final class ReaderReport implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final byte[] arrivals;
    private final boolean waiting;

    /**
     * @param waiting whether the queue had nothing for it
     */
    ReaderReport(Arrivals arrivals, boolean waiting) {
        DataOutputSerializer out = new DataOutputSerializer(256);
        try {
            arrivals.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.arrivals = out.getCopyOfBuffer();
        this.waiting = waiting;
    }

    Arrivals arrivals() {
        try {
            return Arrivals.read(new DataInputDeserializer(arrivals));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isWaiting() {
        return waiting;
    }
}
