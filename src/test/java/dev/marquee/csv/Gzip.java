package dev.marquee.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Compressed bytes, whole and damaged. */
final class Gzip {
    private Gzip() {}

    static byte[] of(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    /** What decompresses to these bytes, and then begins a block of a kind that does not exist. */
    static byte[] damagedBehind(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed, 512, true)) {
            gzip.write(bytes);
            gzip.flush();
            byte[] noBlock = new byte[64];
            Arrays.fill(noBlock, (byte) 0xFF);
            compressed.writeBytes(noBlock);
        }
        return compressed.toByteArray();
    }
}
