package dev.marquee.csv;

import dev.marquee.basics.PlainJava;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a CSV that is in memory, around the position of its reader. It grows up to the size
 * that the longest record needs. Not thread-safe.
 */
@PlainJava
final class Window {
    private static final int ROOM_AFTER_A_RECORD = 256 * 1024;

    private final InputStream in;
    private final int maxRecordBytes;

    /** The bytes, up to {@link #limit}, and {@link RecordScanner#PADDING} more. */
    byte[] bytes;

    /** The end of the bytes that were read. */
    int limit;

    /** Whether the CSV ends at the limit. */
    boolean last;

    /** The reader's position, an index into {@link #bytes}. */
    int position;

    /** The offset of the first byte. */
    private long offset;

    /**
     * @param in the bytes from {@code offset} on
     * @param maxRecordBytes the longest record, without its line end
     * @param size the initial size in bytes
     */
    Window(InputStream in, long offset, int maxRecordBytes, int size) {
        this.in = in;
        this.offset = offset;
        this.maxRecordBytes = maxRecordBytes;
        this.bytes = new byte[size + RecordScanner.PADDING];
    }

    /** Returns the number of bytes that the window can hold at present. */
    int size() {
        return bytes.length - RecordScanner.PADDING;
    }

    /** Returns the offset of the position. */
    long offset() {
        return offset + position;
    }

    /** Returns the offset of the first byte that is held. */
    long start() {
        return offset;
    }

    /** Returns the index in the window of an offset. */
    int indexOf(long offsetOfByte) {
        return (int) (offsetOfByte - offset);
    }

    /** Whether there is a byte at the position. */
    boolean available() throws IOException {
        while (position == limit && !last) {
            fill();
        }
        return position < limit;
    }

    /** Reads more bytes. Makes space first: drops the bytes before the position, or else grows. */
    void fill() throws IOException {
        if (position > 0) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            offset += position;
            limit -= position;
            position = 0;
        }
        if (limit == size()) {
            // Large enough that moving a record's bytes costs little per byte read.
            long room = Math.max(ROOM_AFTER_A_RECORD, maxRecordBytes / 4);
            long larger =
                    Math.min(limit * 2L, Math.min(maxRecordBytes + room, Integer.MAX_VALUE - 64L));
            int size = (int) Math.max(larger, limit + 1L);
            bytes = Arrays.copyOf(bytes, size + RecordScanner.PADDING);
        }
        int wanted = size() - limit;
        int read = in.readNBytes(bytes, limit, wanted);
        limit += read;
        last = read < wanted;
    }
}
