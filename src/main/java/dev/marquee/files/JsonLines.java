package dev.marquee.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * Writes Java records as JSON Lines in UTF-8: their components in their order, with names in
 * snake_case.
 *
 * @param <T> a Java record
 */
public final class JsonLines<T> implements Encoder<T> {
    private static final long serialVersionUID = 1L;

    /** The format of each JSON file of the output. */
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private static final ObjectWriter WRITER = JSON.writer();

    /**
     * Returns a Java record as a line, without its line end.
     *
     * @throws IllegalArgumentException if it cannot be written as JSON
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
        // Jackson would close the stream if it wrote to it.
        stream.write(bytes(element));
        stream.write('\n');
    }
}
