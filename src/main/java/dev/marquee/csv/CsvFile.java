package dev.marquee.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * An open CSV file, plain or gzipped ({@code .gz}), of any Flink file system: its header, and its
 * records from an offset on. Offsets count the bytes of the CSV, also within a gzip file, which has
 * no other way to an offset than from its beginning.
 */
public final class CsvFile implements Closeable {
    /** Enough for a header and the first record of most files. */
    private static final int WINDOW_FOR_THE_BEGINNING = 16 * 1024;

    /** What is looked at beside two of the longest records; with them it stays in memory. */
    private static final int LOOKAHEAD = 1024 * 1024;

    private static final int MOST_LOOKAHEAD = 64 * 1024 * 1024;

    private final FSDataInputStream file;
    @Nullable private final GzipStream gzip;
    private final InputStream bytes;
    private final int maxRecordBytes;
    private final RecordReader reader;

    private CsvFile(FSDataInputStream file, boolean gzipped, int maxRecordBytes, int window) {
        this.file = file;
        this.gzip = gzipped ? new GzipStream(file) : null;
        this.bytes = gzipped ? gzip : file;
        this.maxRecordBytes = maxRecordBytes;
        this.reader = new RecordReader(bytes, 0, maxRecordBytes, window);
    }

    /**
     * The beginning of a file.
     *
     * @param header the names of its columns
     * @param hasRecords whether a record follows
     */
    public record Beginning(CsvHeader header, boolean hasRecords) {}

    /**
     * Reads the beginning of a file.
     *
     * @throws CsvException if the file is empty, or begins with what cannot be a header
     * @throws IOException if it cannot be read
     */
    public static Beginning readBeginning(Path path, int maxRecordBytes)
            throws IOException, CsvException {
        try (CsvFile file = open(path, maxRecordBytes, WINDOW_FOR_THE_BEGINNING)) {
            CsvHeader header = file.readHeader();
            boolean hasRecords = file.reader.next() != RecordReader.Found.END;
            return new Beginning(header, hasRecords);
        }
    }

    static CsvFile open(Path path, int maxRecordBytes, int window) throws IOException {
        FSDataInputStream file = path.getFileSystem().open(path);
        return new CsvFile(file, isGzipped(path), maxRecordBytes, window);
    }

    static boolean isGzipped(Path path) {
        return path.getName().endsWith(".gz");
    }

    /** Reads the header, with which every use of a file begins. */
    CsvHeader readHeader() throws IOException, CsvException {
        try {
            return CsvHeader.read(reader);
        } catch (CsvException e) {
            throw damage() == null ? e : new CsvException(damage());
        }
    }

    /** The records behind the header that was read. */
    RecordReader records() {
        return reader;
    }

    /**
     * The records behind the header that begin at {@code offset} or later; a line must begin there.
     */
    RecordReader recordsFrom(long offset) throws IOException {
        if (offset <= reader.offset()) {
            return reader;
        }
        if (gzip != null) {
            boolean more = true;
            while (more && reader.offset() < offset) {
                more = reader.next() != RecordReader.Found.END;
            }
            return reader;
        }
        file.seek(offset);
        RecordReader there = new RecordReader(bytes, offset, maxRecordBytes, reader.windowSize());
        there.expectColumns(reader.columns());
        return there;
    }

    /**
     * Where a record begins for certain, or the file ends, behind a place behind the header;
     * nothing if nothing is certain there. For files that are not gzipped; it moves the place from
     * which records are read.
     */
    OptionalLong certainStartBehind(long place) throws IOException {
        file.seek(place);
        int mostBytes = (int) Math.min(2L * maxRecordBytes + LOOKAHEAD, MOST_LOOKAHEAD);
        return CertainStart.find(
                new Lookahead(file, mostBytes), place, reader.columns(), maxRecordBytes);
    }

    /** How far reading came in the file on disk. */
    long bytesOnDisk(RecordReader records) throws IOException {
        return gzip == null ? records.offset() : file.getPos();
    }

    /** What is wrong with the compressed bytes, or null as long as nothing is. */
    @Nullable String damage() {
        return gzip == null ? null : gzip.damage();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
