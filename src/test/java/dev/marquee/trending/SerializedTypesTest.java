package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flink serializes every type that subtasks send to each other, or keep in state, field by field.
 */
final class SerializedTypesTest {
    static Collection<Class<?>> serialized() {
        List<Class<?>> types = new ArrayList<>(QuestionTypes.serializedByField().values());
        types.addAll(List.of(ListingBatch.class, RejectedRecord.class));
        return types;
    }

    @ParameterizedTest
    @MethodSource("serialized")
    void theTypeIsAPojo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void elementsOfTheSourceArePojosOfPojos() {
        TypeInformation<Read<ListingBatch>> type = Read.type(ListingBatches.TABLE.batchType());

        assertThat(type).isInstanceOf(PojoTypeInfo.class);
        PojoTypeInfo<Read<ListingBatch>> pojo = (PojoTypeInfo<Read<ListingBatch>>) type;
        for (String name : pojo.getFieldNames()) {
            assertThat(pojo.getTypeAt(name))
                    .as(name)
                    .isInstanceOfAny(BasicTypeInfo.class, PojoTypeInfo.class);
        }
    }
}
