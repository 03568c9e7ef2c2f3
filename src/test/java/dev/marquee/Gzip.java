package dev.marquee;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Compresses bytes for tests. */
public final class Gzip {
    private Gzip() {}

    /** Returns the compressed bytes. */
    public static byte[] of(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    /**
     * Returns a stream that decompresses to these bytes and then has a block of an invalid type.
     */
    public static byte[] damagedAfter(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed, 512, true)) {
            gzip.write(bytes);
            gzip.flush();
            byte[] invalidBlock = new byte[64];
            Arrays.fill(invalidBlock, (byte) 0xFF);
            compressed.writeBytes(invalidBlock);
        }
        return compressed.toByteArray();
    }
}
