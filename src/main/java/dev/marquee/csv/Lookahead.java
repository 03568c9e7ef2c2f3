package dev.marquee.csv;

import dev.marquee.basics.PlainJava;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a file from an offset on, shared by several readers. A byte is read from the file
 * when the first reader requests it. The number of bytes is limited.
 */
@PlainJava
final class Lookahead {
    private static final int FIRST_BYTES = 64 * 1024;

    private final InputStream in;
    private final int mostBytes;
    private byte[] bytes;
    private int length;
    private boolean last;

    /**
     * @param in its position is the offset; the caller closes it
     * @param mostBytes the greatest number of bytes that are read
     */
    Lookahead(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
        this.bytes = new byte[Math.min(FIRST_BYTES, mostBytes)];
    }

    /** A reader requested more than the greatest number of bytes. */
    static final class ExhaustedException extends IOException {
        private static final long serialVersionUID = 1L;

        ExhaustedException(int mostBytes) {
            super("not known within " + mostBytes + " bytes");
        }
    }

    /**
     * Returns the distance from the offset to the next line after it, or to the end of the file.
     *
     * @throws ExhaustedException if it is too far
     */
    int nextLine() throws IOException {
        int lineEnd = 0;
        while (has(lineEnd) && !RecordScanner.isLineEnd(bytes[lineEnd])) {
            lineEnd++;
        }
        // The byte after a CR may be its LF.
        return has(lineEnd) && has(lineEnd + 1)
                ? RecordScanner.afterLineEnd(bytes, lineEnd, length)
                : length;
    }

    /**
     * Returns the bytes from {@code start} to the file's end. The stream throws {@link
     * ExhaustedException} where it exceeds the greatest number of bytes.
     */
    InputStream from(int start) {
        return new InputStream() {
            private int position = start;

            @Override
            public int read() throws IOException {
                return has(position) ? bytes[position++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int wanted) throws IOException {
                if (wanted == 0) {
                    return 0;
                }
                if (!has(position)) {
                    return -1;
                }
                int read = Math.min(wanted, length - position);
                System.arraycopy(bytes, position, target, offset, read);
                position += read;
                return read;
            }
        };
    }

    /** Whether the file has a byte there. */
    private boolean has(int index) throws IOException {
        while (index >= length && !last) {
            if (length == mostBytes) {
                throw new ExhaustedException(mostBytes);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length * 2L, mostBytes));
            }
            int read = in.readNBytes(bytes, length, bytes.length - length);
            last = read < bytes.length - length;
            length += read;
        }
        return index < length;
    }
}
