package dev.marquee.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;

/**
 * An open CSV, in a file or in memory ({@link CsvStream}): its header, and its records from an
 * offset on. Offsets count the bytes of the CSV, also if the file is packed; a packed file can only
 * be read from its beginning. Not thread-safe.
 */
public final class CsvFile implements Closeable {
    /** Enough for a header and the first record of most files. */
    private static final int WINDOW_FOR_THE_BEGINNING = 16 * 1024;

    /** If none of this many first records is a row, the file does not belong to the table. */
    private static final int RECORDS_TO_JUDGE_BY = 1000;

    /**
     * The number of bytes that are examined in addition to two of the longest records. All of them
     * stay in memory.
     */
    private static final int LOOKAHEAD = 1024 * 1024;

    private static final int MOST_LOOKAHEAD = 64 * 1024 * 1024;

    private final CsvStream stream;
    private final int maxRecordBytes;
    private final RecordReader reader;

    private CsvFile(CsvStream stream, int maxRecordBytes, int window, int rawLimit) {
        this.stream = stream;
        this.maxRecordBytes = maxRecordBytes;
        this.reader = new RecordReader(stream, 0, maxRecordBytes, window, rawLimit);
    }

    /**
     * The beginning of a file.
     *
     * @param header the names of its columns
     * @param hasRecords whether a record follows
     * @param rejections null unless the file was read as a table that its header fits, and none of
     *     its first records is a row
     */
    public record Beginning(
            CsvHeader header, boolean hasRecords, @Nullable Rejections rejections) {}

    /**
     * The first records of a file, if all of them were rejected.
     *
     * @param records the number of records that were read, at least one
     * @param areAll whether the file has no other records
     * @param first the first of them
     */
    public record Rejections(int records, boolean areAll, RejectedRecord first) {}

    /**
     * Reads the beginning of a file: its header, and whether a record follows.
     *
     * @throws CsvException if the file is empty, or begins with what cannot be a header
     * @throws IOException if it cannot be read
     */
    public static Beginning readBeginning(Path path, int maxRecordBytes)
            throws IOException, CsvException {
        try (CsvFile file = open(path, maxRecordBytes, WINDOW_FOR_THE_BEGINNING)) {
            return new Beginning(file.readHeader(), file.hasRecord(), null);
        }
    }

    /**
     * Reads the beginning of a file up to its first row, or the first 1,000 records if none of them
     * is a row. So for a file with good rows this costs no more than reading the header.
     *
     * @param table how to read the records; if the header does not fit, no record is judged
     * @throws CsvException if the file is empty, or begins with what cannot be a header
     * @throws IOException if it cannot be read
     */
    public static Beginning readBeginning(Path path, int maxRecordBytes, CsvTable<?> table)
            throws IOException, CsvException {
        try (CsvFile file = open(path, maxRecordBytes, WINDOW_FOR_THE_BEGINNING)) {
            CsvHeader header = file.readHeader();
            BatchBuilder<?> builder;
            try {
                builder = table.bind(file.name(), header);
            } catch (CsvException e) {
                return new Beginning(header, file.hasRecord(), null);
            }
            return file.readUpToARow(header, new OneRowBuilder<>(builder));
        }
    }

    private Beginning readUpToARow(CsvHeader header, BatchBuilder<?> builder) throws IOException {
        BatchReader<?> reads = new BatchReader<>(this, reader, builder, new ReadBytes(0));
        RejectedRecord first = null;
        for (int records = 0; records < RECORDS_TO_JUDGE_BY; records++) {
            Read<?> read = reads.next();
            if (read == null) {
                return first == null
                        ? new Beginning(header, false, null)
                        : new Beginning(header, true, new Rejections(records, true, first));
            }
            if (read.batch() != null) {
                return new Beginning(header, true, null);
            }
            first = first == null ? read.rejected() : first;
        }
        return new Beginning(header, true, new Rejections(RECORDS_TO_JUDGE_BY, false, first));
    }

    private boolean hasRecord() throws IOException {
        return reader.next() != RecordReader.Found.END;
    }

    /**
     * Opens a file of any Flink file system.
     *
     * @param window the initial size of the window in bytes
     */
    static CsvFile open(Path path, int maxRecordBytes, int window) throws IOException {
        return of(CsvStream.open(path), maxRecordBytes, window);
    }

    /** Returns a CSV that reads a stream from its beginning and closes it with itself. */
    static CsvFile of(CsvStream stream, int maxRecordBytes, int window) {
        return new CsvFile(stream, maxRecordBytes, window, RecordReader.RAW_LIMIT);
    }

    /**
     * The same with another limit for the damage that is kept.
     *
     * @param rawLimit the number of bytes that are kept of damage
     */
    static CsvFile of(CsvStream stream, int maxRecordBytes, int window, int rawLimit) {
        return new CsvFile(stream, maxRecordBytes, window, rawLimit);
    }

    /** The name of the CSV in messages and rejections. */
    String name() {
        return stream.name();
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** Reads the header. Each use of a file begins with this call. */
    CsvHeader readHeader() throws IOException, CsvException {
        try {
            return CsvHeader.read(reader);
        } catch (CsvException e) {
            throw damage() == null ? e : new CsvException(damage());
        }
    }

    /** Returns the records after the header that was read. */
    RecordReader records() {
        return reader;
    }

    /** Returns the records after the header from {@code offset} on; a line must begin there. */
    RecordReader recordsFrom(long offset) throws IOException {
        if (offset <= reader.offset()) {
            return reader;
        }
        if (!stream.isSeekable()) {
            boolean more = true;
            while (more && reader.offset() < offset) {
                more = reader.next() != RecordReader.Found.END;
            }
            return reader;
        }
        stream.seek(offset);
        RecordReader there = new RecordReader(stream, offset, maxRecordBytes, reader.windowSize());
        there.expectColumns(reader.columns());
        return there;
    }

    /**
     * Returns the offset of a record that certainly begins after a place after the header, or of
     * the end of the file; empty if nothing is certain. For files that are not packed. This moves
     * the position from which records are read.
     */
    OptionalLong certainStartAfter(long place) throws IOException {
        stream.seek(place);
        int mostBytes = (int) Math.min(2L * maxRecordBytes + LOOKAHEAD, MOST_LOOKAHEAD);
        return CertainStart.find(
                new Lookahead(stream, mostBytes), place, reader.columns(), maxRecordBytes);
    }

    /** Returns the number of bytes of the stored file that were read to find the records. */
    long storedBytes(RecordReader records) {
        return stream.storedBytes(records.offset());
    }

    /** Returns the fault of the packed bytes; null as long as there is none. */
    @Nullable String damage() {
        return stream.damage();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
