package dev.marquee.flink;

import org.apache.flink.api.connector.sink2.Sink;

/**
 * A sink whose writers {@link
 * #createWriter(org.apache.flink.api.connector.sink2.WriterInitContext)} makes.
 *
 * @param <T> the type of the elements
 */
public interface CustomSink<T> extends Sink<T> {}
