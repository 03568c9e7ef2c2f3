package dev.marquee.trending.worldwide.sightings;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes a block as its key group, the number of its bytes, and the bytes. Not for state. */
final class SightingsBlockSerializer extends TypeSerializerSingleton<SightingsBlock> {
    static final SightingsBlockSerializer INSTANCE = new SightingsBlockSerializer();

    private static final long serialVersionUID = 1L;

    private static final byte[] NOTHING = {};

    @Override
    public void serialize(SightingsBlock block, DataOutputView out) throws IOException {
        out.writeInt(block.group());
        out.writeInt(block.bytes().length);
        out.write(block.bytes());
    }

    @Override
    public SightingsBlock deserialize(DataInputView in) throws IOException {
        int group = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new SightingsBlock(group, bytes);
    }

    @Override
    public SightingsBlock deserialize(SightingsBlock reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView from, DataOutputView to) throws IOException {
        to.writeInt(from.readInt());
        int bytes = from.readInt();
        to.writeInt(bytes);
        to.write(from, bytes);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public SightingsBlock createInstance() {
        return new SightingsBlock(0, NOTHING);
    }

    @Override
    public SightingsBlock copy(SightingsBlock from) {
        return from;
    }

    @Override
    public SightingsBlock copy(SightingsBlock from, SightingsBlock reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<SightingsBlock> snapshotConfiguration() {
        return new Snapshot();
    }

    /** There is nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SightingsBlock> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
