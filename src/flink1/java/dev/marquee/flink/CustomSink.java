package dev.marquee.flink;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * A sink whose writers {@link
 * #createWriter(org.apache.flink.api.connector.sink2.WriterInitContext)} makes.
 *
 * @param <T> the type of the elements
 */
public interface CustomSink<T> extends Sink<T> {
    /** Flink 1.20 requires this method without calling it, and Flink 2 has removed it. */
    @Override
    @Deprecated
    default SinkWriter<T> createWriter(InitContext context) {
        throw new UnsupportedOperationException("replaced by createWriter(WriterInitContext)");
    }
}
