package dev.marquee.rabbitmq.source;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

import java.io.IOException;

/**
 * What a reader has emitted of the input: the state that it keeps in checkpoints. It is no share of
 * the work, which the queue deals out; each reader makes one itself, and after a rescaling a reader
 * may get several, or none.
 *
 * @param splitId the reader's name at the time
 * @param arrivals what it has emitted
 */
record ArrivalsSplit(String splitId, Arrivals arrivals) implements SourceSplit {
    static final class Serializer implements SimpleVersionedSerializer<ArrivalsSplit> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(ArrivalsSplit split) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(1024);
            out.writeUTF(split.splitId);
            split.arrivals.write(out);
            return out.getCopyOfBuffer();
        }

        @Override
        public ArrivalsSplit deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION) {
                throw new IOException("state of version " + version + ", which is unknown");
            }
            DataInputDeserializer in = new DataInputDeserializer(serialized);
            return new ArrivalsSplit(in.readUTF(), Arrivals.read(in));
        }
    }
}
