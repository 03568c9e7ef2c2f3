package dev.marquee.rabbitmq.source;

import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The messages that a reader has emitted: its state in checkpoints. It is not a share of the work,
 * which the queue distributes. Each reader makes one itself; after rescaling a reader may get
 * several, or none.
 *
 * @param splitId the reader's name at the time
 * @param arrivals the messages that it has emitted
 */
record ArrivalsSplit(String splitId, Arrivals arrivals) implements SourceSplit {
    static final class Serializer implements SimpleVersionedSerializer<ArrivalsSplit> {
        private static final int VERSION = 2;

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
                throw new IOException("state of the unknown version " + version);
            }
            DataInputDeserializer in = new DataInputDeserializer(serialized);
            return new ArrivalsSplit(in.readUTF(), Arrivals.read(in));
        }
    }
}
