package dev.marquee.flink;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * A type with a serializer of its own, which {@link #createSerializer(
 * org.apache.flink.api.common.serialization.SerializerConfig)} returns.
 *
 * @param <T> the type of the values
 */
public abstract class CustomType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    /** Flink 1.20 requires this method, and Flink 2 has removed it. */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // Flink calls it, and nobody else.
    public final TypeSerializer<T> createSerializer(ExecutionConfig config) {
        return createSerializer(config.getSerializerConfig());
    }
}
