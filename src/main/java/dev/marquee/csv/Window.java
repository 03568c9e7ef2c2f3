package dev.marquee.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a CSV that is in memory, around the position of its reader. It grows as far as the
 * longest record takes. Not thread-safe.
 */
final class Window {
    private static final int ROOM_AFTER_A_RECORD = 256 * 1024;

    private final InputStream in;
    private final int maxRecordBytes;

    /** The bytes, up to {@link #limit}, and {@link RecordScanner#PADDING} more. */
    byte[] bytes;

    /** The end of what was read. */
    int limit;

    /** Whether the CSV ends at the limit. */
    boolean last;

    /** Where the reader is. */
    int position;

    /** The offset of the first byte. */
    private long offset;

    /**
     * @param in the bytes from {@code offset} on
     * @param maxRecordBytes the longest record, without its line end
     * @param size how many bytes to hold at first
     */
    Window(InputStream in, long offset, int maxRecordBytes, int size) {
        this.in = in;
        this.offset = offset;
        this.maxRecordBytes = maxRecordBytes;
        this.bytes = new byte[size + RecordScanner.PADDING];
    }

    /** How many bytes can be held at present. */
    int size() {
        return bytes.length - RecordScanner.PADDING;
    }

    /** The offset of the position. */
    long offset() {
        return offset + position;
    }

    /** The offset of the first byte that is held. */
    long start() {
        return offset;
    }

    /** Where in the window an offset is. */
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

    /**
     * Reads more, after making space: by dropping the bytes before the position, else by growing.
     */
    void fill() throws IOException {
        if (position > 0) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            offset += position;
            limit -= position;
            position = 0;
        }
        if (limit == size()) {
            // So large that moving the bytes of a record costs little for each byte read.
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
