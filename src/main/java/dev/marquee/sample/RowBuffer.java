package dev.marquee.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that grow at the end, with what rows of text need. Not thread-safe. */
final class RowBuffer {

    private byte[] bytes;
    private int length;

    RowBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void cutTo(int newLength) {
        length = Math.min(length, newLength);
    }

    void append(int oneByte) {
        room(1);
        bytes[length++] = (byte) oneByte;
    }

    void append(byte[] more) {
        append(more, 0, more.length);
    }

    /** The bytes from one index to before another. */
    void append(byte[] more, int from, int to) {
        room(to - from);
        System.arraycopy(more, from, bytes, length, to - from);
        length += to - from;
    }

    void append(RowBuffer more) {
        append(more.bytes, 0, more.length);
    }

    /** Text of which every character is one byte. */
    void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("Only counts are written here, not " + value);
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        room(digits);
        length += digits;
        long rest = value;
        for (int at = length - 1; digits > 0; digits--, at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    void twoDigits(int value) {
        append('0' + value / 10);
        append('0' + value % 10);
    }

    /** The text between quotes, its own quotes doubled. */
    void quoted(RowBuffer text) {
        append('"');
        withQuotesDoubled(text);
        append('"');
    }

    void withQuotesDoubled(RowBuffer text) {
        for (int i = 0; i < text.length; i++) {
            if (text.bytes[i] == '"') {
                append('"');
            }
            append(text.bytes[i]);
        }
    }

    boolean needsQuotes() {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
