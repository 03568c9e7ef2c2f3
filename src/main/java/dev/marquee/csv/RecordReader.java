package dev.marquee.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * Reads the records of one file from an offset on. A line must begin there.
 *
 * <p>It holds a window of the file in memory: at most the longest allowed record and some spare
 * bytes. A record is <b>damaged</b> if it is longer than that, or if its quote is still open at the
 * end of the file and its number of fields is wrong. The damage extends from the record's first
 * line to the next line that begins a whole record with the right number of fields. Reading
 * continues there, so an unclosed quote does not swallow the good records after it.
 *
 * <p>It does not use Flink. Not thread-safe.
 */
final class RecordReader {
    /** The result of {@link #next()}. */
    enum Found {
        /** A record with any number of fields. */
        RECORD,
        /** Damage: from the first line of a record to the line at which reading continues. */
        DAMAGED,
        /** The end of the file, or of the part that this reader reads. */
        END
    }

    /** The number of bytes that are kept of a rejected record. */
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
     * @param in the file's bytes from {@code offset} on; the caller closes it
     * @param offset the position of {@code in} in the file, at the beginning of a line
     * @param maxRecordBytes the longest record, without its line end
     * @param window the initial size of the window in bytes
     */
    RecordReader(InputStream in, long offset, int maxRecordBytes, int window) {
        this(in, offset, maxRecordBytes, window, RAW_LIMIT);
    }

    /**
     * The same, with another limit than {@link #RAW_LIMIT}.
     *
     * @param rawLimit the number of bytes that are kept of damage; at most a few more than the
     *     longest record
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

    /** Ends reading before the first record that begins at {@code offset} or later. */
    void endBefore(long offset) {
        end = offset;
    }

    /** Returns the number of bytes that are held. */
    int windowSize() {
        return window.size();
    }

    /** Moves to the next record. */
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
        // Keep what is known about the next lines: do not examine them again for each line.
        ends.examine(Integer.MAX_VALUE);
        skipDamage();
        return Found.DAMAGED;
    }

    /**
     * Whether earlier damage already shows that the record here is damaged too. Saves a scan:
     * otherwise each of many short damaged parts would cost a scan over the longest record.
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
     * Moves to the end of the record that begins here, whatever its fields. Returns false and does
     * not move if it is too long to be a record.
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
     * Moves to the first line, this one or a later one, that begins a whole record with the right
     * number of fields; if there is none, to the end of the file.
     */
    void skipToWholeRecord() throws IOException {
        boolean there = window.available() && beginsWholeRecord();
        while (!there && nextLine()) {
            there = beginsWholeRecord();
        }
    }

    /** Returns the offset of the record, the damage or the end that was found. */
    long recordOffset() {
        return recordOffset;
    }

    /** Returns the offset of the next line, from which reading may be resumed. */
    long offset() {
        return window.offset();
    }

    /**
     * Returns the bytes of the record with its line end, or the bytes that are kept of the damage.
     */
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

    /** Scans at the position and enlarges the window as needed; see {@link RecordScanner}. */
    private int scan() throws IOException {
        while (true) {
            int next =
                    scanner.scan(window.bytes, window.position, window.limit, window.last, record);
            if (next != RecordScanner.NEEDS_MORE) {
                return next;
            }
            // Even with a line end and one byte after it, this is longer than allowed.
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

    /**
     * Whether a whole record with the right number of fields begins here. Not at the end of the
     * file.
     */
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
