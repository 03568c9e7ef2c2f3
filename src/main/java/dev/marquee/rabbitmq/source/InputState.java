package dev.marquee.rabbitmq.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The state that the enumerator keeps in checkpoints.
 *
 * @param runs the runs whose messages the job takes, in the order in which it met them
 * @param ended whether everything of them has arrived
 */
record InputState(List<String> runs, boolean ended) {
    static final InputState INITIAL = new InputState(List.of(), false);

    static final class Serializer implements SimpleVersionedSerializer<InputState> {
        private static final int VERSION = 2;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(InputState state) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(64);
            out.writeBoolean(state.ended);
            out.writeInt(state.runs.size());
            for (String run : state.runs) {
                out.writeUTF(run);
            }
            return out.getCopyOfBuffer();
        }

        @Override
        public InputState deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION) {
                throw new IOException("state of the unknown version " + version);
            }
            DataInputDeserializer in = new DataInputDeserializer(serialized);
            boolean ended = in.readBoolean();
            List<String> runs = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                runs.add(in.readUTF());
            }
            return new InputState(List.copyOf(runs), ended);
        }
    }
}
