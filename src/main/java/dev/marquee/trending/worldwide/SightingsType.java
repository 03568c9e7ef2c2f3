package dev.marquee.trending.worldwide;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink of the {@link SightingsSerializer}. */
final class SightingsType extends TypeInformation<Sightings> {
    static final SightingsType INSTANCE = new SightingsType();

    private static final long serialVersionUID = 1L;

    private SightingsType() {}

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
    public Class<Sightings> getTypeClass() {
        return Sightings.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Sightings> createSerializer(SerializerConfig config) {
        return SightingsSerializer.INSTANCE;
    }

    @Override
    @Deprecated // Flink 1.20 still demands it.
    public TypeSerializer<Sightings> createSerializer(ExecutionConfig config) {
        return SightingsSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "Sightings";
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof SightingsType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SightingsType;
    }

    @Override
    public int hashCode() {
        return SightingsType.class.hashCode();
    }
}
