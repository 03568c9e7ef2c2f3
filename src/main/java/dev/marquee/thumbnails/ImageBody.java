package dev.marquee.thumbnails;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.annotation.Nullable;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Receives one answer and bounds it while it arrives: the exchange is broken off, and its
 * connection closed, at the first byte too many.
 *
 * <p>Bytes are kept only for a 200. A short body of another answer is read to its end, so that the
 * connection can be used again. The client's thread writes; {@link #head()} and {@link #tooLarge()}
 * may be read from any.
 */
final class ImageBody extends AbstractBinResponseConsumer<byte[]> {

    /**
     * @param status the HTTP status
     * @param location the redirect's target, or null
     * @param retryAfter the header as it is, or null
     */
    record Head(int status, @Nullable String location, @Nullable String retryAfter) {

        boolean ok() {
            return status == HttpStatus.SC_OK;
        }
    }

    private static final int LARGEST_UNWANTED_BODY = 16 * 1024;
    private static final int FIRST_BUFFER = 16 * 1024;

    private final int maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(FIRST_BUFFER);
    private int received;
    @Nullable private volatile Head head;
    private volatile boolean tooLarge;

    ImageBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The answer's first part; null as long as it has not come. */
    @Nullable Head head() {
        return head;
    }

    /** Whether the image was larger than allowed, and so was broken off. */
    boolean tooLarge() {
        return tooLarge;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType contentType) {
        head =
                new Head(
                        response.getCode(),
                        value(response, HttpHeaders.LOCATION),
                        value(response, HttpHeaders.RETRY_AFTER));
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        Head begun = head;
        boolean wanted = begun != null && begun.ok();
        int length = source.remaining();
        if (length > (wanted ? maxBytes : LARGEST_UNWANTED_BODY) - received) {
            tooLarge = wanted;
            throw new IOException("the body is larger than allowed");
        }
        received += length;
        if (wanted) {
            byte[] bytes = new byte[length];
            source.get(bytes);
            kept.writeBytes(bytes);
        } else {
            source.position(source.limit());
        }
    }

    @Override
    protected byte[] buildResult() {
        return kept.toByteArray();
    }

    @Override
    public void releaseResources() {
        // Nothing but memory; and the result may still be on its way when this is called.
    }

    @Nullable private static String value(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
