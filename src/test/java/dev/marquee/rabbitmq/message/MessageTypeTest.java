package dev.marquee.rabbitmq.message;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

/** Messages travel between subtasks. */
final class MessageTypeTest {
    @Test
    void itIsSerializedFieldByField() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Message.class);
    }
}
