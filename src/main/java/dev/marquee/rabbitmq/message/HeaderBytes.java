package dev.marquee.rabbitmq.message;

import com.rabbitmq.client.impl.Frame;
import java.io.UnsupportedEncodingException;
import java.util.Map;

/** The size of a message's headers, as AMQP encodes them. */
public final class HeaderBytes {
    private HeaderBytes() {}

    /**
     * Returns the number of bytes of these headers.
     *
     * @throws IllegalArgumentException if AMQP has no type for a value
     */
    public static long of(Map<String, Object> headers) {
        try {
            return Frame.tableSize(headers);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }
}
