package dev.marquee.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A type with a serializer of its own, which {@link #createSerializer(
 * org.apache.flink.api.common.serialization.SerializerConfig)} returns.
 *
 * @param <T> the type of the values
 */
public abstract class CustomType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;
}
