package dev.marquee.rabbitmq.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What a writer's messages came to since its last one.
 *
 * @param published how many were confirmed
 * @param unroutable how many of them no queue was bound for
 */
record Tally(long published, long unroutable) {
    /** The serialized form. */
    static final class Serializer implements SimpleVersionedSerializer<Tally> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(Tally tally) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(tally.published())
                    .putLong(tally.unroutable())
                    .array();
        }

        @Override
        public Tally deserialize(int version, byte[] bytes) throws IOException {
            if (version != VERSION) {
                throw new IOException("unknown version " + version);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Tally(buffer.getLong(), buffer.getLong());
        }
    }
}
