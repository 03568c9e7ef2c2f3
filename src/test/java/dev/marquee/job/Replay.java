package dev.marquee.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;

/**
 * Emits given elements. It stores them as bytes, because only Flink may be able to serialize them.
 */
public final class Replay<T> implements GeneratorFunction<Long, T> {
    /** No limit to the rate of the elements. */
    public static final int ALL_AT_ONCE = 0;

    private static final long serialVersionUID = 1L;

    private final TypeSerializer<T> serializer;
    // Not a List, which may not be serializable.
    private final byte[][] elements;

    private Replay(TypeSerializer<T> serializer, byte[][] elements) {
        this.serializer = serializer;
        this.elements = elements;
    }

    /**
     * Returns the elements as a bounded stream. After a failure it continues from the last
     * checkpoint.
     *
     * @param name the name of the source, and its uid
     * @param perCheckpoint the number of elements between two checkpoints, or {@link #ALL_AT_ONCE}
     */
    public static <T> DataStream<T> stream(
            StreamExecutionEnvironment env,
            String name,
            List<T> elements,
            TypeInformation<T> type,
            int perCheckpoint)
            throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        List<byte[]> bytes = new ArrayList<>();
        for (T element : elements) {
            bytes.add(InstantiationUtil.serializeToByteArray(serializer, element));
        }
        Replay<T> replay = new Replay<>(serializer, bytes.toArray(byte[][]::new));
        return env.fromSource(
                        perCheckpoint == ALL_AT_ONCE
                                ? new DataGeneratorSource<>(replay, elements.size(), type)
                                : new DataGeneratorSource<>(
                                        replay,
                                        elements.size(),
                                        RateLimiterStrategy.perCheckpoint(perCheckpoint),
                                        type),
                        WatermarkStrategy.noWatermarks(),
                        name)
                .uid(name);
    }

    @Override
    public T map(Long index) throws IOException {
        return InstantiationUtil.deserializeFromByteArray(serializer, elements[index.intValue()]);
    }
}
