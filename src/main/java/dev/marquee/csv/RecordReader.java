package dev.marquee.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the records of one file, from a place on where a line begins.
 *
 * <p>It holds a window of the file in memory: at most the longest record allowed, and some room. A
 * record that is longer, or whose quote is still open at the end of the file though it has not the
 * right number of fields, is <b>damaged</b>: it counts from its first line up to the next line that
 * begins a whole record of the right number of fields, where reading goes on, so that an unclosed
 * quote does not swallow its good neighbours.
 *
 * <p>It needs no Flink, and is not thread-safe.
 */
final class RecordReader {
    /** What {@link #next()} came to. */
    enum Found {
        /** A record, of whatever number of fields. */
        RECORD,
        /** A damaged stretch, from the first line of a record to where reading goes on. */
        DAMAGED,
        /** The end of the file, or of what is to be read of it. */
        END
    }

    /** How much of a rejected record is kept, in bytes. */
    static final int RAW_LIMIT = 64 * 1024;

    private static final int ROOM_BEHIND_A_RECORD = 256 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxRecordBytes;
    private final int rawLimit;
    private final RecordScanner scanner = new RecordScanner();
    private final CsvRecord record = new CsvRecord();

    private int columns;
    private long end = Long.MAX_VALUE;

    /** It has {@link RecordScanner#PADDING} behind what is read. */
    private byte[] window;

    /** The file's offset of the window's first byte. */
    private long windowOffset;

    private int limit;
    private boolean last;

    /** Where the next line begins, in the window. */
    private int position;

    private int recordStart;
    private long recordOffset;

    /** The beginning of the damage; null where a record was found. */
    private byte[] raw;

    /**
     * @param in the file's bytes from {@code offset} on; closed by who opened it
     * @param offset where {@code in} stands in the file: the beginning of a line
     * @param maxRecordBytes the longest record, without its line end
     * @param window how many bytes to hold at first
     */
    RecordReader(InputStream in, long offset, int maxRecordBytes, int window) {
        this(in, offset, maxRecordBytes, window, RAW_LIMIT);
    }

    /**
     * The same, with another limit than {@link #RAW_LIMIT}.
     *
     * @param rawLimit how much of a damaged stretch is kept, in bytes; a few more than the longest
     *     record at most
     */
    RecordReader(InputStream in, long offset, int maxRecordBytes, int window, int rawLimit) {
        this.in = in;
        this.windowOffset = offset;
        this.maxRecordBytes = maxRecordBytes;
        this.rawLimit = rawLimit;
        this.window = new byte[window + RecordScanner.PADDING];
    }

    /** Sets the right number of fields; until then a record may have any. */
    void expectColumns(int rightNumberOfFields) {
        columns = rightNumberOfFields;
    }

    int columns() {
        return columns;
    }

    /** Lets reading end before the first record that begins at {@code offset} or later. */
    void endBefore(long offset) {
        end = offset;
    }

    /** How many bytes are held. */
    int windowSize() {
        return window.length - RecordScanner.PADDING;
    }

    /** Goes to the next record. */
    Found next() throws IOException {
        raw = null;
        if (offset() == 0) {
            skipByteOrderMark();
        }
        skipBlankLines();
        recordOffset = offset();
        if (position == limit || recordOffset >= end) {
            return Found.END;
        }
        int next = scan(Integer.MAX_VALUE);
        boolean whole = isWhole(next);
        boolean swallowedToTheEnd =
                whole && scanner.openAtEnd() && columns > 0 && record.fieldCount() != columns;
        if (whole && !swallowedToTheEnd) {
            record.offset = recordOffset;
            recordStart = position;
            position = next;
            return Found.RECORD;
        }
        skipDamage();
        return Found.DAMAGED;
    }

    /** The record that was found; valid until {@link #next()}. */
    CsvRecord record() {
        return record;
    }

    /**
     * Goes behind the record that begins here, whatever its fields; false, and nowhere, if it is
     * too long to be one.
     */
    boolean skipRecord() throws IOException {
        int next = scan(Integer.MAX_VALUE);
        if (!isWhole(next)) {
            return false;
        }
        position = next;
        return true;
    }

    /**
     * Goes to the first line, this one or a later, that begins a whole record of the right number
     * of fields, else to the end of the file.
     */
    void skipToWholeRecord() throws IOException {
        boolean there = available() && beginsWholeRecord();
        while (!there && nextLine()) {
            there = beginsWholeRecord();
        }
    }

    /** Where in the file the record, the damage or the end is that was found. */
    long recordOffset() {
        return recordOffset;
    }

    /** Where in the file the next line begins: reading may be taken up again from here. */
    long offset() {
        return windowOffset + position;
    }

    /** The bytes of the record, with its line end; of the damage as many as are kept. */
    byte[] bytes() {
        return raw != null ? raw.clone() : Arrays.copyOfRange(window, recordStart, position);
    }

    /** The text of the record or the damage, up to {@link #RAW_LIMIT} bytes of it. */
    String raw() {
        return raw != null
                ? Utf8.decode(raw, 0, raw.length)
                : Utf8.decode(
                        window,
                        recordStart,
                        Math.min(scanner.contentEnd(), recordStart + RAW_LIMIT));
    }

    /** Scans at the position, with as much in the window as it takes; see {@link RecordScanner}. */
    private int scan(int mostFields) throws IOException {
        while (true) {
            int next = scanner.scan(window, position, limit, last, mostFields, record);
            if (next != RecordScanner.NEEDS_MORE) {
                return next;
            }
            // With the room for a line end and a byte behind it this is longer than allowed.
            if (limit - position >= maxRecordBytes + 3) {
                return RecordScanner.NEEDS_MORE;
            }
            fill();
        }
    }

    private void skipDamage() throws IOException {
        while (limit - position < rawLimit && !last) {
            fill();
        }
        raw = Arrays.copyOfRange(window, position, position + Math.min(rawLimit, limit - position));
        if (nextLine()) {
            skipToWholeRecord();
        }
        raw = Arrays.copyOf(raw, (int) Math.min(raw.length, offset() - recordOffset));
    }

    /** Whether a record begins here, at a byte of the file, and has the right number of fields. */
    private boolean beginsWholeRecord() throws IOException {
        return !RecordScanner.isLineEnd(window[position])
                && isWhole(scan(columns + 1))
                && record.fieldCount() == columns;
    }

    /** Whether a record that begins here ends, and is not too long. */
    private boolean isWhole(int scanned) {
        return scanned >= 0 && scanner.contentEnd() - position <= maxRecordBytes;
    }

    /** Moves to the next line; false at the end of the file. */
    private boolean nextLine() throws IOException {
        while (true) {
            int lineEnd = RecordScanner.indexOfLineEnd(window, position, limit);
            if (lineEnd + 1 < limit || (lineEnd < limit && last)) {
                position = RecordScanner.afterLineEnd(window, lineEnd, limit);
                return available();
            }
            position = lineEnd;
            if (last) {
                return false;
            }
            fill();
        }
    }

    private void skipByteOrderMark() throws IOException {
        while (limit < BYTE_ORDER_MARK.length && !last) {
            fill();
        }
        if (Arrays.equals(window, 0, Math.min(3, limit), BYTE_ORDER_MARK, 0, 3)) {
            position = BYTE_ORDER_MARK.length;
        }
    }

    private void skipBlankLines() throws IOException {
        while (available() && RecordScanner.isLineEnd(window[position])) {
            position++;
        }
    }

    /** Whether there is a byte at the position. */
    private boolean available() throws IOException {
        while (position == limit && !last) {
            fill();
        }
        return position < limit;
    }

    /** Reads on, after making room: by moving what is still needed, else by a larger window. */
    private void fill() throws IOException {
        if (position > 0) {
            System.arraycopy(window, position, window, 0, limit - position);
            windowOffset += position;
            limit -= position;
            position = 0;
        }
        if (limit == windowSize()) {
            long larger = Math.min(limit * 2L, maxRecordBytes + (long) ROOM_BEHIND_A_RECORD);
            int size = (int) Math.max(larger, limit + 1L);
            window = Arrays.copyOf(window, size + RecordScanner.PADDING);
        }
        int wanted = windowSize() - limit;
        int read = in.readNBytes(window, limit, wanted);
        limit += read;
        last = read < wanted;
    }
}
