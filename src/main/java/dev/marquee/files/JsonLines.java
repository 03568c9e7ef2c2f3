package dev.marquee.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * Writes records as JSON Lines, in UTF-8: their components in their order, in snake_case.
 *
 * @param <T> a record
 */
public final class JsonLines<T> implements Encoder<T> {
    private static final long serialVersionUID = 1L;

    /** How every JSON file of the output is written. */
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private static final ObjectWriter WRITER = JSON.writer();

    /**
     * A record as a line, without its line end.
     *
     * @throws IllegalArgumentException if JSON has no form for it
     */
    public static byte[] bytes(Object element) {
        try {
            return WRITER.writeValueAsBytes(element);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void encode(T element, OutputStream stream) throws IOException {
        // Not to the stream itself, which Jackson would close.
        stream.write(bytes(element));
        stream.write('\n');
    }
}
