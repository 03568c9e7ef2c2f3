package dev.marquee.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the fields and the end of one record in a window of bytes.
 *
 * <p>The grammar is that of Python's {@code csv.reader} with its default dialect over a file opened
 * with {@code newline=''} (CPython, {@code Modules/_csv.c}):
 *
 * <ul>
 *   <li>A record ends at LF, CR or CRLF outside quotes, or at the end of the file.
 *   <li>A field that begins with a quote is quoted up to the next single quote; inside it, two
 *       quotes are one, and commas and line ends are text.
 *   <li>Text after the closing quote stays in the field, where a quote is then text: {@code
 *       "a"|"b"} is the value {@code a|"b"}.
 *   <li>A quote inside a field that does not begin with one is text.
 *   <li>A quote that is still open at the end of the file ends there.
 *   <li>A line without a byte is no record.
 * </ul>
 *
 * <p>Eight bytes are looked at in one step, after Mycroft's test for a zero byte in a word (Warren,
 * <i>Hacker's Delight</i>, section 6-1).
 *
 * <p>Not thread-safe: it holds what it found about the last record.
 */
final class RecordScanner {
    /** The window ends before the record does. */
    static final int NEEDS_MORE = -1;

    /** The record has more fields than asked for; where it ends was not looked for. */
    static final int TOO_MANY_FIELDS = -2;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long COMMAS = ONES * ',';
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long CARRIAGE_RETURNS = ONES * '\r';

    private int contentEnd;
    private boolean openAtEnd;

    /**
     * Scans the record that begins at {@code start}, which must not be a line end.
     *
     * @param limit where the window ends
     * @param last whether the file ends there too
     * @param mostFields how many fields the record may have
     * @param record filled with the fields
     * @return where the next line begins, {@link #NEEDS_MORE} or {@link #TOO_MANY_FIELDS}
     */
    int scan(byte[] bytes, int start, int limit, boolean last, int mostFields, CsvRecord record) {
        record.reset();
        record.bytes = bytes;
        openAtEnd = false;
        int position = start;
        while (true) {
            if (record.fieldCount == mostFields) {
                return TOO_MANY_FIELDS;
            }
            int fieldStart = position;
            if (position < limit && bytes[position] == '"') {
                boolean doubled = false;
                int quote = position + 1;
                while (true) {
                    quote = indexOfQuote(bytes, quote, limit);
                    if (quote + 1 >= limit && !last) {
                        return NEEDS_MORE;
                    }
                    if (quote + 1 >= limit || bytes[quote + 1] != '"') {
                        break;
                    }
                    doubled = true;
                    quote += 2;
                }
                if (quote >= limit) {
                    openAtEnd = true;
                    record.addField(doubled ? fieldStart : fieldStart + 1, limit, doubled);
                    contentEnd = limit;
                    return limit;
                }
                position = quote + 1;
                if (position == limit || isFieldEnd(bytes[position])) {
                    record.addField(doubled ? fieldStart : fieldStart + 1, quote, doubled);
                } else {
                    position = indexOfFieldEnd(bytes, position, limit);
                    record.addField(fieldStart, position, true);
                }
            } else {
                position = indexOfFieldEnd(bytes, position, limit);
                record.addField(fieldStart, position, false);
            }
            if (position == limit) {
                contentEnd = limit;
                return last ? limit : NEEDS_MORE;
            }
            if (bytes[position] == ',') {
                position++;
                continue;
            }
            contentEnd = position;
            int next = afterLineEnd(bytes, position, limit);
            return next == limit && bytes[next - 1] == '\r' && !last ? NEEDS_MORE : next;
        }
    }

    /** Where the last scanned record ends, without its line end. */
    int contentEnd() {
        return contentEnd;
    }

    /** Whether a quote of the last scanned record was still open at the end of the file. */
    boolean openAtEnd() {
        return openAtEnd;
    }

    /** The place after the line end (LF, CR or CRLF) at {@code position}. */
    static int afterLineEnd(byte[] bytes, int position, int limit) {
        boolean pair =
                bytes[position] == '\r' && position + 1 < limit && bytes[position + 1] == '\n';
        return position + (pair ? 2 : 1);
    }

    static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** The first LF or CR at or after {@code position}, or {@code limit}. */
    static int indexOfLineEnd(byte[] bytes, int position, int limit) {
        int i = position;
        while (i < limit && !isLineEnd(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isFieldEnd(byte b) {
        return b == ',' || isLineEnd(b);
    }

    /** The first quote at or after {@code position}, or {@code limit}. */
    static int indexOfQuote(byte[] bytes, int position, int limit) {
        int i = position;
        for (; i + Long.BYTES <= limit; i += Long.BYTES) {
            long found = zeroBytes((long) WORD.get(bytes, i) ^ QUOTES);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < limit && bytes[i] != '"') {
            i++;
        }
        // Beyond the window, after a pair of quotes at its very end.
        return Math.min(i, limit);
    }

    private static int indexOfFieldEnd(byte[] bytes, int position, int limit) {
        int i = position;
        for (; i + Long.BYTES <= limit; i += Long.BYTES) {
            long word = (long) WORD.get(bytes, i);
            long found =
                    zeroBytes(word ^ COMMAS)
                            | zeroBytes(word ^ LINE_FEEDS)
                            | zeroBytes(word ^ CARRIAGE_RETURNS);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < limit && !isFieldEnd(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The high bit of the lowest zero byte is set; those above it may be set wrongly. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }
}
