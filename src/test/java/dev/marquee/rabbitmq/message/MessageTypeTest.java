package dev.marquee.rabbitmq.message;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

/** Subtasks send messages to each other. */
final class MessageTypeTest {
    @Test
    void aMessageIsSerializedWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Message.class);
    }
}
