package dev.marquee.csv;

import java.io.Closeable;
import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;

/**
 * A CSV file as the bytes of its header and of its records, for callers that copy them without
 * decoding. Not thread-safe.
 */
public final class CsvPieces implements Closeable {
    private static final int WINDOW = 256 * 1024;

    /** One extra byte, enough to detect an over-long record. */
    private static final int ONE_MORE = 1;

    private final CsvFile file;
    private final RecordReader reader;
    private final byte[] header;

    private CsvPieces(CsvFile file) throws IOException, CsvException {
        this.file = file;
        this.reader = file.records();
        file.readHeader();
        this.header = reader.bytes();
    }

    /**
     * Opens a file.
     *
     * @param maxRecordBytes a record that is longer is damaged
     * @throws CsvException if it has no header
     */
    public static CsvPieces open(Path path, int maxRecordBytes) throws IOException, CsvException {
        CsvFile file =
                CsvFile.of(CsvStream.open(path), maxRecordBytes, WINDOW, maxRecordBytes + ONE_MORE);
        try {
            return new CsvPieces(file);
        } catch (IOException | CsvException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * A record with its line end and any number of fields; or damage: from the first line of a
     * record that is too long, or whose quote never closes, to the line at which reading continues.
     */
    public static final class Piece {
        private final byte[] bytes;
        private final boolean damaged;
        private final long offset;
        private final boolean cut;

        private Piece(byte[] bytes, boolean damaged, long offset, boolean cut) {
            this.bytes = bytes;
            this.damaged = damaged;
            this.offset = offset;
            this.cut = cut;
        }

        /** Returns the bytes. If damage is too long, one byte more than a record may have. */
        public byte[] bytes() {
            return bytes;
        }

        /**
         * Whether it is damage. Bytes that follow damage in the same file may become part of it.
         */
        public boolean isDamaged() {
            return damaged;
        }

        /** Returns the offset in the CSV at which it begins. */
        public long offset() {
            return offset;
        }

        /** Whether bytes at its end are missing. */
        public boolean isCut() {
            return cut;
        }
    }

    /** Returns the bytes of the header, with its line end and without a byte order mark. */
    public byte[] header() {
        return header;
    }

    /** Returns the next piece, or null at the end of the file. */
    @Nullable public Piece next() throws IOException {
        RecordReader.Found found = reader.next();
        if (found == RecordReader.Found.END) {
            return null;
        }
        boolean damaged = found == RecordReader.Found.DAMAGED;
        byte[] bytes = reader.bytes();
        long length = reader.offset() - reader.recordOffset();
        return new Piece(bytes, damaged, reader.recordOffset(), damaged && bytes.length < length);
    }

    /** Returns the number of bytes of the stored file that were read. */
    public long storedBytes() {
        return file.storedBytes(reader);
    }

    /** Returns the fault of the packed bytes; null as long as there is none. */
    @Nullable public String damage() {
        return file.damage();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
