package dev.marquee.csv;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One record of a CSV file: a view of bytes that are decoded field by field, when asked for.
 *
 * <p>The view is reused: it holds until the reader moves on, and belongs to one thread. Columns are
 * numbered from 0 and must be below {@link #fieldCount()}.
 */
public final class CsvRecord {
    private static final int INITIAL_FIELDS = 32;

    /** Up to so many digits a number, and the power of ten that divides it, are exact doubles. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    byte[] bytes = {};
    int fieldCount;
    long offset;
    private int[] starts = new int[INITIAL_FIELDS];
    private int[] ends = new int[INITIAL_FIELDS];
    private boolean[] escaped = new boolean[INITIAL_FIELDS];
    private byte[] scratch = new byte[256];
    private int replacedBytes;

    CsvRecord() {}

    /** How many fields the record has; at least one. */
    public int fieldCount() {
        return fieldCount;
    }

    /**
     * The byte of the file at which the record begins; in a compressed file, of what it holds. No
     * two records of a file have the same.
     */
    public long offset() {
        return offset;
    }

    /**
     * The value of a field, decoded as UTF-8. What is not UTF-8 becomes U+FFFD and is counted in
     * {@link #replacedBytes()}.
     */
    public String text(int column) {
        return escaped[column]
                ? unescaped(starts[column], ends[column])
                : decode(bytes, starts[column], ends[column]);
    }

    /**
     * Passes a field whose value is not needed: what {@link #text} would count, counts in {@link
     * #replacedBytes()} all the same.
     */
    public void pass(int column) {
        replacedBytes += Utf8.malformedBytes(bytes, starts[column], ends[column]);
    }

    /** {@link #text} without the white space around it, as {@link WhiteSpace} defines it. */
    public String strippedText(int column) {
        return WhiteSpace.strip(text(column));
    }

    /**
     * The value of a field as a whole number: an optional minus and decimal digits, white space
     * around them ignored.
     *
     * @throws NumberFormatException if it is something else, or does not fit in 64 bits
     */
    public long wholeNumber(int column) {
        int position = starts[column];
        int end = ends[column];
        // Up to 18 digits cannot overflow; all that is unusual takes the slow way.
        if (escaped[column] || position == end || end - position > 18) {
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
     * The value of a field as a decimal number, {@code 3.5} or {@code 35e-1}, rounded as {@link
     * Double#parseDouble} does, white space around it ignored.
     *
     * @throws NumberFormatException if it is something else
     */
    public double decimal(int column) {
        int end = ends[column];
        if (escaped[column] || end - starts[column] > EXACT_DIGITS) {
            return slowDecimal(column);
        }
        long digits = 0;
        int digitCount = 0;
        int point = -1;
        for (int position = starts[column]; position < end; position++) {
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

    /** How many bytes that are not UTF-8 were replaced in the fields decoded, or passed, so far. */
    public int replacedBytes() {
        return replacedBytes;
    }

    void reset() {
        fieldCount = 0;
        replacedBytes = 0;
    }

    /** Notes the next field: {@code [start, end)} is its value, or its raw form if escaped. */
    void addField(int start, int end, boolean rawForm) {
        int field = fieldCount++;
        if (field == starts.length) {
            starts = Arrays.copyOf(starts, field * 2);
            ends = Arrays.copyOf(ends, field * 2);
            escaped = Arrays.copyOf(escaped, field * 2);
        }
        starts[field] = start;
        ends[field] = end;
        escaped[field] = rawForm;
    }

    private long slowWholeNumber(int column) {
        String text = strippedText(column);
        if (text.startsWith("+")) {
            throw new NumberFormatException("a whole number has no plus sign");
        }
        return Long.parseLong(text);
    }

    private double slowDecimal(int column) {
        String text = strippedText(column);
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("'" + text + "' is no decimal number");
        }
        return Double.parseDouble(text);
    }

    /** The value of a raw field, which begins with its opening quote. */
    private String unescaped(int start, int end) {
        if (scratch.length < end - start) {
            scratch = new byte[Math.max(end - start, scratch.length * 2)];
        }
        int length = 0;
        int i = start + 1;
        int quote = RecordScanner.indexOfQuote(bytes, i, end);
        while (isPairOfQuotes(quote, end)) {
            // With the first quote of the pair.
            System.arraycopy(bytes, i, scratch, length, quote + 1 - i);
            length += quote + 1 - i;
            i = quote + 2;
            quote = RecordScanner.indexOfQuote(bytes, i, end);
        }
        System.arraycopy(bytes, i, scratch, length, quote - i);
        length += quote - i;
        String quoted = decode(scratch, 0, length);
        // Decoded apart: bytes that the closing quote parts are no character together.
        return quote + 1 < end ? quoted + decode(bytes, quote + 1, end) : quoted;
    }

    /** Whether behind a quote there is another. */
    private boolean isPairOfQuotes(int quote, int end) {
        return quote + 1 < end && bytes[quote + 1] == '"';
    }

    private String decode(byte[] from, int start, int end) {
        String decoded = Utf8.decode(from, start, end);
        if (Utf8.mayHoldReplacements(decoded)) {
            replacedBytes += Utf8.malformedBytes(from, start, end);
        }
        return decoded;
    }
}
