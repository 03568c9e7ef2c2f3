package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the source emits crosses the network and checkpoints without Kryo. */
final class ReadTest {
    private static final TypeInformation<Read<Item>> TYPE =
            Read.type(TypeInformation.of(Item.class));

    @Test
    void rowsAndRejectionsAreKnownToFlink() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Item.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(RejectedRecord.class);
    }

    @Test
    void aReadOfAKnownRowIsKnownToFlink() {
        assertThat(TYPE).isInstanceOf(PojoTypeInfo.class);
        assertThat(serializer()).isNotNull();
    }

    @Test
    void flinkFindsTheTypeByItself() {
        assertThat(TypeInformation.of(new TypeHint<Read<Item>>() {})).isEqualTo(TYPE);
        assertThat(new CsvFormat<>(new ItemTable(), 10).getProducedType()).isEqualTo(TYPE);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aReadSurvivesTheNetwork(Read<Item> read) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer().serialize(read, out);

        assertThat(serializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(read);
        assertThat(serializer().copy(read)).isEqualTo(read);
    }

    static List<Read<Item>> reads() {
        return List.of(
                new Read<>(new Item("1", "é", Long.MIN_VALUE), null, null, 17, 2),
                new Read<>(null, new RejectedRecord("f", 9, "why", "raw"), "why", 1L << 40, 0),
                new Read<>(null, null, null, 1, 0));
    }

    private static TypeSerializer<Read<Item>> serializer() {
        SerializerConfig withoutKryo = new SerializerConfigImpl();
        withoutKryo.setGenericTypes(false);
        return TYPE.createSerializer(withoutKryo);
    }
}
