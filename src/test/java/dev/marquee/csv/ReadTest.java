package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

/** Elements of the source are serialized without Kryo. */
final class ReadTest {
    private static final TypeInformation<Read<RowList<Item>>> TYPE =
            Read.type(RowList.type(TypeInformation.of(Item.class)));

    @Test
    void rowsAndRejectedRecordsAreSerializedAsPojos() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Item.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(RejectedRecord.class);
    }

    @Test
    void aReadIsSerializedAsAPojo() {
        assertThat(TYPE).isInstanceOf(PojoTypeInfo.class);
        assertThat(serializer()).isNotNull();
    }

    @Test
    void flinkDerivesTheSameType() {
        assertThat(TypeInformation.of(new TypeHint<Read<RowList<Item>>>() {})).isEqualTo(TYPE);
        assertThat(new CsvFormat<>(new ItemTable(), 10).getProducedType()).isEqualTo(TYPE);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aReadIsUnchangedBySerialization(Read<RowList<Item>> read) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer().serialize(read, out);

        assertThat(serializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(read);
        assertThat(serializer().copy(read)).isEqualTo(read);
    }

    static List<Read<RowList<Item>>> reads() {
        return List.of(
                Read.batch(
                        "f",
                        new RowList<>(
                                List.of(new Item("1", "é", Long.MIN_VALUE), new Item("2", "", 0))),
                        17,
                        2),
                Read.rejected(new RejectedRecord("f", 9, "why", "raw"), "why", 1L << 40),
                Read.endOfSplit("f", 1, 1));
    }

    private static TypeSerializer<Read<RowList<Item>>> serializer() {
        SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
        withoutKryo.setGenericTypes(false);
        return TYPE.createSerializer(withoutKryo);
    }
}
