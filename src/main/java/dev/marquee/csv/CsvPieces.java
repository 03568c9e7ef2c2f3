package dev.marquee.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * A CSV file, plain or gzipped ({@code .gz}), as the bytes of its header and of its records, for
 * who passes them on and does not look into them. Not thread-safe.
 */
public final class CsvPieces implements Closeable {
    private static final int WINDOW = 256 * 1024;

    /** So much more than the longest record shows that a record is longer. */
    private static final int TOO_MUCH = 1;

    private final FSDataInputStream file;
    @Nullable private final GzipStream gzip;
    private final RecordReader reader;
    private final byte[] header;

    private CsvPieces(FSDataInputStream file, @Nullable GzipStream gzip, int maxRecordBytes)
            throws IOException, CsvException {
        this.file = file;
        this.gzip = gzip;
        InputStream bytes = gzip == null ? file : gzip;
        this.reader = new RecordReader(bytes, 0, maxRecordBytes, WINDOW, maxRecordBytes + TOO_MUCH);
        if (reader.next() != RecordReader.Found.RECORD) {
            throw new CsvException("no header");
        }
        reader.expectColumns(reader.record().fieldCount());
        header = reader.bytes();
    }

    /**
     * Opens a file.
     *
     * @param maxRecordBytes a record that is longer is damaged
     * @throws CsvException if it has no header
     */
    public static CsvPieces open(Path path, int maxRecordBytes) throws IOException, CsvException {
        FSDataInputStream file = path.getFileSystem().open(path);
        try {
            GzipStream gzip = path.getName().endsWith(".gz") ? new GzipStream(file) : null;
            return new CsvPieces(file, gzip, maxRecordBytes);
        } catch (IOException | CsvException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * A record, with its line end and whatever its number of fields, or a damaged stretch: from the
     * first line of a record that is too long, or whose quote never closes, to where reading goes
     * on.
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

        /** The bytes; of a damaged stretch that is too long, so many that this shows. */
        public byte[] bytes() {
            return bytes;
        }

        /** Whether it is a damaged stretch, which only ends where nothing stands behind it. */
        public boolean isDamaged() {
            return damaged;
        }

        /** Where it begins in the CSV. */
        public long offset() {
            return offset;
        }

        /** Whether these are not all of its bytes. */
        public boolean isCut() {
            return cut;
        }
    }

    /** The bytes of the header, with its line end and without a byte order mark. */
    public byte[] header() {
        return header;
    }

    /** The next piece; null at the end of the file. */
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

    /** How far reading came in the file on disk. */
    public long bytesOnDisk() throws IOException {
        return gzip == null ? reader.offset() : file.getPos();
    }

    /** What is wrong with the compressed bytes, or null as long as nothing is. */
    @Nullable public String damage() {
        return gzip == null ? null : gzip.damage();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
