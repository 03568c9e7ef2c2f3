package dev.marquee.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.annotation.Nullable;

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

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int maxRecordBytes;
    private final int rawLimit;
    private final Window window;
    private final RecordScanner scanner = new RecordScanner();
    private final RecordEnds ends;
    private final CsvRecord record = new CsvRecord();

    private int columns;
    private long end = Long.MAX_VALUE;

    private int recordStart;
    private long recordOffset;

    /** The beginning of the damage; null where a record was found. */
    @Nullable private ByteArrayOutputStream raw;

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
        this.maxRecordBytes = maxRecordBytes;
        this.rawLimit = rawLimit;
        this.window = new Window(in, offset, maxRecordBytes, window);
        this.ends = new RecordEnds(this.window, maxRecordBytes);
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
        return window.size();
    }

    /** Goes to the next record. */
    Found next() throws IOException {
        raw = null;
        if (offset() == 0) {
            skipByteOrderMark();
        }
        skipBlankLines();
        recordOffset = offset();
        if (window.position == window.limit || recordOffset >= end) {
            return Found.END;
        }
        if (isKnownDamage()) {
            skipDamage();
            return Found.DAMAGED;
        }
        int next = scan();
        boolean whole = isWhole(next);
        boolean swallowedToTheEnd =
                whole && scanner.openAtEnd() && columns > 0 && record.fieldCount() != columns;
        if (whole && !swallowedToTheEnd) {
            record.offset = recordOffset;
            recordStart = window.position;
            window.position = next;
            return Found.RECORD;
        }
        // What was found out about the lines to come is not to be found out again for each.
        ends.examine(Integer.MAX_VALUE);
        skipDamage();
        return Found.DAMAGED;
    }

    /**
     * Whether earlier damage shows that the record here is damage too, without scanning it: without
     * that, each of many short stretches of damage would cost the longest record.
     */
    private boolean isKnownDamage() throws IOException {
        if (!ends.knowsMore()) {
            return false;
        }
        ends.examine(Integer.MAX_VALUE);
        return !ends.isWhole() || (ends.isOpenAtEnd() && columns > 0 && ends.fields() != columns);
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
        int next = scan();
        if (!isWhole(next)) {
            return false;
        }
        window.position = next;
        return true;
    }

    /**
     * Goes to the first line, this one or a later, that begins a whole record of the right number
     * of fields, else to the end of the file.
     */
    void skipToWholeRecord() throws IOException {
        boolean there = window.available() && beginsWholeRecord();
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
        return window.offset();
    }

    /** The bytes of the record, with its line end; of the damage as many as are kept. */
    byte[] bytes() {
        return raw != null
                ? raw.toByteArray()
                : Arrays.copyOfRange(window.bytes, recordStart, window.position);
    }

    /** The text of the record or the damage, up to {@link #RAW_LIMIT} bytes of it. */
    String raw() {
        if (raw != null) {
            return Utf8.decode(raw.toByteArray(), 0, raw.size());
        }
        return Utf8.decode(
                window.bytes, recordStart, Math.min(scanner.contentEnd(), recordStart + RAW_LIMIT));
    }

    /** Scans at the position, with as much in the window as it takes; see {@link RecordScanner}. */
    private int scan() throws IOException {
        while (true) {
            int next =
                    scanner.scan(window.bytes, window.position, window.limit, window.last, record);
            if (next != RecordScanner.NEEDS_MORE) {
                return next;
            }
            // With the room for a line end and a byte behind it this is longer than allowed.
            if (window.limit - window.position >= maxRecordBytes + 3) {
                return RecordScanner.NEEDS_MORE;
            }
            window.fill();
        }
    }

    private void skipDamage() throws IOException {
        raw = new ByteArrayOutputStream();
        if (nextLine()) {
            skipToWholeRecord();
        }
    }

    /** Whether a record begins here, at a byte of the file, and has the right number of fields. */
    private boolean beginsWholeRecord() throws IOException {
        if (RecordScanner.isLineEnd(window.bytes[window.position])) {
            return false;
        }
        ends.examine(columns);
        return ends.isWhole() && ends.fields() == columns;
    }

    /** Whether a record that begins here ends, and is not too long. */
    private boolean isWhole(int scanned) {
        return scanned >= 0 && scanner.contentEnd() - window.position <= maxRecordBytes;
    }

    /** Moves to the next line; false at the end of the file. */
    private boolean nextLine() throws IOException {
        while (true) {
            int lineEnd = RecordScanner.indexOfLineEnd(window.bytes, window.position, window.limit);
            if (lineEnd + 1 < window.limit || (lineEnd < window.limit && window.last)) {
                skipTo(RecordScanner.afterLineEnd(window.bytes, lineEnd, window.limit));
                return window.available();
            }
            skipTo(lineEnd);
            if (window.last) {
                return false;
            }
            window.fill();
        }
    }

    /** Skips damage; keeps its beginning for the rejection. */
    private void skipTo(int position) {
        if (raw != null) {
            int kept = Math.min(position - window.position, rawLimit - raw.size());
            raw.write(window.bytes, window.position, kept);
        }
        window.position = position;
    }

    private void skipByteOrderMark() throws IOException {
        while (window.limit < BYTE_ORDER_MARK.length && !window.last) {
            window.fill();
        }
        if (Arrays.equals(window.bytes, 0, Math.min(3, window.limit), BYTE_ORDER_MARK, 0, 3)) {
            window.position = BYTE_ORDER_MARK.length;
        }
    }

    private void skipBlankLines() throws IOException {
        while (window.available() && RecordScanner.isLineEnd(window.bytes[window.position])) {
            window.position++;
        }
    }
}
