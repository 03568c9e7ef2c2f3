package dev.marquee.trending.worldwide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes sightings without reflection, as a length and so many bytes: they are nearly all that the
 * job ships, and where they are sorted, they are mostly copied and seldom looked into. Never used
 * for state, so that its form may change.
 */
final class SightingsSerializer extends TypeSerializerSingleton<Sightings> {
    static final SightingsSerializer INSTANCE = new SightingsSerializer();

    private static final long serialVersionUID = 1L;

    private static final byte[] NOTHING = {};

    // Rows, the number of listings, the video's length, whether there is a latest.
    private static final int ALWAYS = Long.BYTES + 2 * Integer.BYTES + 1;

    // Day, country, the texts' lengths.
    private static final int OF_LATEST = Integer.BYTES + Short.BYTES + 2 * Integer.BYTES;

    @Override
    public void serialize(Sightings some, DataOutputView out) throws IOException {
        Listings listings = some.listings();
        Appearance latest = some.latest();
        byte[] video = some.video().getBytes(UTF_8);
        byte[] title = latest == null ? NOTHING : latest.title().getBytes(UTF_8);
        byte[] thumbnail = latest == null ? NOTHING : latest.thumbnail().getBytes(UTF_8);
        int texts = video.length + title.length + thumbnail.length;
        out.writeInt(
                ALWAYS + listings.size * Integer.BYTES + texts + (latest == null ? 0 : OF_LATEST));
        out.writeLong(some.rows());
        out.writeInt(listings.size);
        for (int i = 0; i < listings.size; i++) {
            out.writeInt(listings.pairs[i]);
        }
        writeText(video, out);
        out.writeBoolean(latest != null);
        if (latest != null) {
            out.writeInt(latest.day());
            out.writeShort(latest.country());
            writeText(title, out);
            writeText(thumbnail, out);
        }
    }

    @Override
    public Sightings deserialize(DataInputView in) throws IOException {
        in.readInt(); // the length, for those who copy
        long rows = in.readLong();
        Listings listings = new Listings();
        listings.size = in.readInt();
        listings.pairs = new int[listings.size];
        for (int i = 0; i < listings.size; i++) {
            listings.pairs[i] = in.readInt();
        }
        String video = readText(in);
        Appearance latest =
                in.readBoolean()
                        ? new Appearance(in.readInt(), in.readShort(), readText(in), readText(in))
                        : null;
        return new Sightings(video, listings, rows, latest);
    }

    private static void writeText(byte[] text, DataOutputView out) throws IOException {
        out.writeInt(text.length);
        out.write(text);
    }

    private static String readText(DataInputView in) throws IOException {
        byte[] text = new byte[in.readInt()];
        in.readFully(text);
        return new String(text, UTF_8);
    }

    @Override
    public Sightings deserialize(Sightings reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView from, DataOutputView to) throws IOException {
        int bytes = from.readInt();
        to.writeInt(bytes);
        to.write(from, bytes);
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
