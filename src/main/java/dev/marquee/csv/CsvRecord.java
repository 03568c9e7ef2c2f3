package dev.marquee.csv;

import dev.marquee.basics.PlainJava;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * One record of a CSV file: a view of bytes whose fields are decoded on demand.
 *
 * <p>The view is reused: it is valid until the reader moves to the next record. Not thread-safe.
 * Columns are numbered from 0 and must be below {@link #fieldCount()}.
 */
@PlainJava
public final class CsvRecord {
    private static final int INITIAL_FIELDS = 32;

    /** Returned by the copying methods where the value must be decoded. */
    public static final int NOT_COPIED = -1;

    /**
     * A number of at most this many digits, and the power of ten that divides it, are exact
     * doubles.
     */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final Pattern DECIMAL =
            // Possessive quantifiers: no field can cause backtracking over its digits.
            Pattern.compile("[+-]?+(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");

    /** A field whose bytes are its value. */
    static final long PLAIN = 0;

    /** A field whose bytes are its value, with two quotes for each of its quotes. */
    static final long PAIRS_OF_QUOTES = 1L << 31;

    /** The same up to a single quote; the bytes after that quote are text without any escapes. */
    static final long TEXT_BEHIND_QUOTE = 1L << 63;

    byte[] bytes = {};
    int fieldCount;
    long offset;

    /** True only if all bytes of the record are ASCII, so that no field needs decoding. */
    boolean ascii;

    /** For each field: its start in the lower half, its end in the upper half, and its kind. */
    private long[] fields = new long[INITIAL_FIELDS];

    private byte[] scratch = new byte[256];
    private int replacedBytes;

    CsvRecord() {}

    /** Returns the number of fields of the record, at least one. */
    public int fieldCount() {
        return fieldCount;
    }

    /**
     * Returns the offset in bytes at which the record begins; in a compressed file, after
     * decompression. No two records of a file have the same offset.
     */
    public long offset() {
        return offset;
    }

    /**
     * Returns the value of a field, decoded as UTF-8. Bytes that are not UTF-8 become U+FFFD and
     * are counted in {@link #replacedBytes()}.
     */
    public String text(int column) {
        return isPlain(column) ? decode(bytes, start(column), end(column)) : unescaped(column);
    }

    /**
     * Skips a field whose value is not needed, but adds the bytes that {@link #text} would count to
     * {@link #replacedBytes()}.
     */
    public void pass(int column) {
        if (!ascii) {
            replacedBytes += Utf8.malformedBytes(bytes, start(column), end(column));
        }
    }

    /**
     * Returns {@link #text} without the white space at its ends, as {@link WhiteSpace} defines it.
     */
    public String strippedText(int column) {
        return WhiteSpace.strip(text(column));
    }

    /**
     * Copies {@link #strippedText} as UTF-8 if that is possible without decoding, which it nearly
     * always is.
     *
     * @param target has at least {@link #length} bytes from {@code at} on
     * @return the index in the target after the last byte, or {@link #NOT_COPIED}
     */
    public int copyStrippedText(int column, byte[] target, int at) {
        return copy(column, true, target, at);
    }

    /** Copies {@link #text} as UTF-8, like {@link #copyStrippedText}. */
    public int copyText(int column, byte[] target, int at) {
        return copy(column, false, target, at);
    }

    private int copy(int column, boolean stripped, byte[] target, int at) {
        if (isPlain(column)) {
            return copy(bytes, start(column), end(column), stripped, target, at);
        }
        if ((fields[column] & TEXT_BEHIND_QUOTE) == 0) {
            byte[] unpaired = scratchFor(end(column) - start(column));
            int end = copyWithOneOfEachPair(start(column), end(column), unpaired);
            return copy(unpaired, 0, end, stripped, target, at);
        }
        return NOT_COPIED;
    }

    /**
     * Returns {@link #strippedText} for a message; a long one is cut to its first 100 characters
     * and "…".
     */
    public String excerpt(int column) {
        return Excerpt.of(strippedText(column));
    }

    /** Returns the number of bytes of a field in the file, without its outer quotes. */
    public int length(int column) {
        return end(column) - start(column);
    }

    private int copy(byte[] from, int start, int end, boolean stripped, byte[] target, int at) {
        int first = start;
        int after = end;
        while (stripped && first < after && WhiteSpace.isWhiteSpace((char) from[first])) {
            first++;
        }
        while (stripped && after > first && WhiteSpace.isWhiteSpace((char) from[after - 1])) {
            after--;
        }
        if (!ascii
                && ((stripped && WhiteSpace.mayBeAround(from, first, after))
                        || Utf8.malformedBytes(from, first, after) > 0)) {
            return NOT_COPIED;
        }
        System.arraycopy(from, first, target, at, after - first);
        return at + after - first;
    }

    /**
     * Whether the bytes of a field in the file are its value and equal these bytes. Cheaper than
     * comparing texts, for values that repeat from record to record.
     */
    public boolean hasBytes(int column, byte[] value) {
        return isPlain(column)
                && Arrays.equals(bytes, start(column), end(column), value, 0, value.length);
    }

    /**
     * Returns a copy of a field's bytes, for {@link #hasBytes}; null if the bytes are not the value
     * because they contain pairs of quotes or text after the closing quote.
     */
    @Nullable public byte[] copyBytes(int column) {
        return isPlain(column) ? Arrays.copyOfRange(bytes, start(column), end(column)) : null;
    }

    /**
     * Returns the value of a field as a whole number: an optional minus, decimal digits, and an
     * optional {@code .0} (or more zeros), which pandas writes. White space around the number is
     * ignored.
     *
     * @throws NumberFormatException if it is something else, or does not fit in 64 bits
     */
    public long wholeNumber(int column) {
        int position = start(column);
        int end = end(column);
        if (end - position > 2 && bytes[end - 1] == '0' && bytes[end - 2] == '.') {
            end -= 2;
        }
        // Up to 18 digits cannot overflow. All unusual values take the slow path.
        if (!isPlain(column) || position == end || end - position > 18) {
            return slowWholeNumber(column);
        }
        boolean negative = bytes[position] == '-';
        if (negative && ++position == end) {
            return slowWholeNumber(column);
        }
        long value = 0;
        for (; position < end; position++) {
            int digit = bytes[position] - '0';
            if (digit < 0 || digit > 9) {
                return slowWholeNumber(column);
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /**
     * Returns the value of a field as a decimal number, {@code 3.5} or {@code 35e-1}, rounded as
     * {@link Double#parseDouble} does. White space around the number is ignored.
     *
     * @throws NumberFormatException if it is something else
     */
    public double decimal(int column) {
        int start = start(column);
        int end = end(column);
        if (!isPlain(column) || end - start > EXACT_DIGITS) {
            return slowDecimal(column);
        }
        long digits = 0;
        int digitCount = 0;
        int point = -1;
        for (int position = start; position < end; position++) {
            int digit = bytes[position] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                digitCount++;
            } else if (digit == '.' - '0' && point < 0) {
                point = position;
            } else {
                return slowDecimal(column);
            }
        }
        if (digitCount == 0) {
            return slowDecimal(column);
        }
        return point < 0 ? digits : digits / POWERS_OF_TEN[end - point - 1];
    }

    /**
     * Returns the number of bytes that are not UTF-8 in the fields that were decoded or skipped so
     * far.
     */
    public int replacedBytes() {
        return replacedBytes;
    }

    /**
     * Drops the fields, before those of the next record are added. The window must have {@code
     * PADDING} bytes after its end.
     */
    void reset(byte[] window) {
        bytes = window;
        fieldCount = 0;
        replacedBytes = 0;
    }

    /**
     * Notes the next field.
     *
     * @param start the index of its first byte, without an opening quote
     * @param end the index after its last byte, without a closing quote
     * @param kind how its bytes encode its value
     */
    void addField(int start, int end, long kind) {
        if (fieldCount == fields.length) {
            fields = Arrays.copyOf(fields, fieldCount * 2);
        }
        fields[fieldCount++] = kind | (long) end << Integer.SIZE | start;
    }

    private boolean isPlain(int column) {
        return (fields[column] & (PAIRS_OF_QUOTES | TEXT_BEHIND_QUOTE)) == 0;
    }

    private int start(int column) {
        return (int) fields[column] & Integer.MAX_VALUE;
    }

    private int end(int column) {
        return (int) (fields[column] >>> Integer.SIZE) & Integer.MAX_VALUE;
    }

    private long slowWholeNumber(int column) {
        String text = strippedText(column);
        String number = text.substring(0, endOfWholeNumber(text));
        requireDigits(number);
        return Long.parseLong(number);
    }

    /** The JDK reads a plus sign too, and the digits of all scripts. */
    private static void requireDigits(String number) {
        for (int i = number.startsWith("-") ? 1 : 0; i < number.length(); i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new NumberFormatException("a whole number has decimal digits only");
            }
        }
    }

    /**
     * Returns the end of the number: before a point that only zeros follow, else the end of the
     * text.
     */
    private static int endOfWholeNumber(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        boolean zerosAfterPoint = 0 < end && end < text.length() && text.charAt(end - 1) == '.';
        return zerosAfterPoint ? end - 1 : text.length();
    }

    private double slowDecimal(int column) {
        String text = strippedText(column);
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("'" + excerpt(column) + "' is not a decimal number");
        }
        return Double.parseDouble(text);
    }

    private String unescaped(int column) {
        int start = start(column);
        int end = end(column);
        if ((fields[column] & TEXT_BEHIND_QUOTE) == 0) {
            return quoted(start, end);
        }
        int quote = closingQuote(start);
        // Decoded separately: bytes before and after the closing quote never form one character.
        return quoted(start, quote) + decode(bytes, quote + 1, end);
    }

    /** Decodes bytes in which all quotes come in pairs. */
    private String quoted(int start, int end) {
        byte[] unpaired = scratchFor(end - start);
        return decode(unpaired, 0, copyWithOneOfEachPair(start, end, unpaired));
    }

    private byte[] scratchFor(int length) {
        if (scratch.length < length + 2 * Long.BYTES) {
            scratch = new byte[2 * length + 2 * Long.BYTES];
        }
        return scratch;
    }

    /**
     * Returns the index of the closing quote of the quoted text that begins at {@code start} and
     * has text after it.
     */
    private int closingQuote(int start) {
        int i = start;
        while (bytes[i] != '"' || bytes[i + 1] == '"') {
            i += bytes[i] == '"' ? 2 : 1;
        }
        return i;
    }

    /**
     * Copies bytes without the first quote of each pair and returns their number. May write up to
     * one word more.
     */
    private int copyWithOneOfEachPair(int start, int end, byte[] target) {
        int copied = 0;
        int quotesBefore = 0;
        int i = start;
        for (; i < end; i += Long.BYTES) {
            long word = ByteWords.at(bytes, i);
            long quotes = ByteWords.quotes(word) & ByteWords.upTo(end - i);
            long counts = ByteWords.counts(quotes);
            // The first quote of each pair is the one at which the count is odd.
            long dropped = quotes & ByteWords.odd(counts, quotesBefore);
            quotesBefore += ByteWords.total(counts);
            int done = 0;
            for (; dropped != 0; dropped = ByteWords.withoutFirst(dropped)) {
                int next = ByteWords.first(dropped);
                ByteWords.put(target, copied, word >>> (done * Byte.SIZE));
                copied += next - done;
                done = next + 1;
            }
            // If no byte is left, this writes bytes that the next word overwrites.
            ByteWords.put(target, copied, word >>> (done * Byte.SIZE));
            copied += Long.BYTES - done;
        }
        return copied - (i - end);
    }

    private String decode(byte[] from, int start, int end) {
        String decoded = Utf8.decode(from, start, end);
        if (Utf8.mayHoldReplacements(decoded)) {
            replacedBytes += Utf8.malformedBytes(from, start, end);
        }
        return decoded;
    }
}
