package dev.marquee.trending.worldwide;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Writes sightings without reflection and without a byte a field for what is never null: they are
 * nearly all that the job ships. Never used for state, so that its form may change.
 */
final class SightingsSerializer extends TypeSerializerSingleton<Sightings> {
    static final SightingsSerializer INSTANCE = new SightingsSerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Sightings some, DataOutputView out) throws IOException {
        StringValue.writeString(some.video(), out);
        out.writeLong(some.rows());
        Listings listings = some.listings();
        out.writeInt(listings.size);
        for (int i = 0; i < listings.size; i++) {
            out.writeInt(listings.pairs[i]);
        }
        Appearance latest = some.latest();
        out.writeBoolean(latest != null);
        if (latest != null) {
            out.writeInt(latest.day());
            out.writeShort(latest.country());
            StringValue.writeString(latest.title(), out);
            StringValue.writeString(latest.thumbnail(), out);
        }
    }

    @Override
    public Sightings deserialize(DataInputView in) throws IOException {
        String video = StringValue.readString(in);
        long rows = in.readLong();
        Listings listings = new Listings();
        listings.size = in.readInt();
        listings.pairs = new int[listings.size];
        for (int i = 0; i < listings.size; i++) {
            listings.pairs[i] = in.readInt();
        }
        Appearance latest =
                in.readBoolean()
                        ? new Appearance(
                                in.readInt(),
                                in.readShort(),
                                StringValue.readString(in),
                                StringValue.readString(in))
                        : null;
        return new Sightings(video, listings, rows, latest);
    }

    @Override
    public Sightings deserialize(Sightings reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView from, DataOutputView to) throws IOException {
        StringValue.copyString(from, to);
        to.writeLong(from.readLong());
        int size = from.readInt();
        to.writeInt(size);
        to.write(from, size * Integer.BYTES);
        boolean hasLatest = from.readBoolean();
        to.writeBoolean(hasLatest);
        if (hasLatest) {
            to.write(from, Integer.BYTES + Short.BYTES);
            StringValue.copyString(from, to);
            StringValue.copyString(from, to);
        }
    }

    /** Nobody changes them once they are gathered. */
    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Sightings createInstance() {
        return new Sightings("", new Listings(), 0, null);
    }

    @Override
    public Sightings copy(Sightings from) {
        return from;
    }

    @Override
    public Sightings copy(Sightings from, Sightings reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<Sightings> snapshotConfiguration() {
        return new Snapshot();
    }

    /** There is nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sightings> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
