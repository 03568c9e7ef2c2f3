package dev.marquee.trending.worldwide.sightings;

import dev.marquee.flink.CustomType;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of blocks, which have a serializer of their own. */
final class SightingsBlockType extends CustomType<SightingsBlock> {
    static final SightingsBlockType INSTANCE = new SightingsBlockType();

    private static final long serialVersionUID = 1L;

    private SightingsBlockType() {}

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<SightingsBlock> getTypeClass() {
        return SightingsBlock.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<SightingsBlock> createSerializer(SerializerConfig config) {
        return SightingsBlockSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "SightingsBlock";
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof SightingsBlockType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SightingsBlockType;
    }

    @Override
    public int hashCode() {
        return SightingsBlockType.class.hashCode();
    }
}
