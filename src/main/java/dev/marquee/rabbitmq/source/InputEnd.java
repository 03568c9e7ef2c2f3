package dev.marquee.rabbitmq.source;

import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the input has ended, as the enumerator keeps it in checkpoints.
 *
 * @param runs the runs of which everything has arrived; none as long as it has not ended
 */
record InputEnd(List<String> runs) {
    static final InputEnd NOT_YET = new InputEnd(List.of());

    boolean isReached() {
        return !runs.isEmpty();
    }

    static final class Serializer implements SimpleVersionedSerializer<InputEnd> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(InputEnd end) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(64);
            out.writeInt(end.runs.size());
            for (String run : end.runs) {
                out.writeUTF(run);
            }
            return out.getCopyOfBuffer();
        }

        @Override
        public InputEnd deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION) {
                throw new IOException("state of version " + version + ", which is unknown");
            }
            DataInputDeserializer in = new DataInputDeserializer(serialized);
            List<String> runs = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                runs.add(in.readUTF());
            }
            return new InputEnd(runs);
        }
    }
}
