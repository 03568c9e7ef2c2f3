package dev.marquee.csv;

import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/**
 * Reads a file, or one of its splits, as batches of rows and rejected records.
 *
 * <p>A file whose header cannot be used yields one rejection. Damage of a packed file yields one
 * more rejection, after its last record.
 */
final class FileReader<B extends RowBatch> implements BulkFormat.Reader<Read<B>> {
    // Enough to make passing reads between threads cheap, few enough to stay in a CPU cache.
    private static final int MOST_READS = 512;
    private static final int MOST_ROWS = 2048;

    /**
     * The bytes at which a batch ends, after decompression. The rows of a batch usually have fewer
     * bytes; but a record may have a megabyte, and several batches wait in memory.
     */
    private static final int MOST_BYTES = 4 << 20;

    private static final int WINDOW = 256 * 1024;

    private final String name;
    private final CsvFile file;

    /** The offsets at which the split begins and ends. */
    private final long start;

    private final long end;

    /** The size of the whole file as it is stored. */
    private final long fileBytes;

    /** Whether the split ends with the file. */
    private final boolean lastSplit;

    private final ReadBytes bytes;

    /** Null where the header cannot be used. */
    @Nullable private BatchBuilder<B> builder;

    private RecordReader records;
    @Nullable private BatchReader<B> batches;

    /** Where reading continues after the last read. */
    private long offset;

    /** The fault of the file as a whole, as long as it is not reported yet; or null. */
    @Nullable private String complaint;

    private boolean atEnd;

    private boolean endReported;

    /** The number of reads after the last record; they share its offset. */
    private int readsAtEnd;

    private FileReader(FileSourceSplit split, CsvFile file) {
        this.name = split.path().toString();
        this.file = file;
        this.start = split.offset();
        this.end = split.offset() + split.length();
        this.fileBytes = split.fileSize();
        this.lastSplit = end >= fileBytes;
        this.records = file.records();
        this.bytes = new ReadBytes(start);
    }

    /** Opens the split of a file, which begins and ends where {@link CsvSplits} says. */
    static <B extends RowBatch> FileReader<B> open(
            CsvTable<B> table, FileSourceSplit split, int maxRecordBytes) throws IOException {
        CsvFile file = CsvFile.open(split.path(), maxRecordBytes, WINDOW);
        FileReader<B> reader = new FileReader<>(split, file);
        try {
            reader.bind(table);
            reader.readFrom(reader.start);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw new IOException(split.path() + " cannot be read: " + e.getMessage(), e);
        }
        return reader;
    }

    /** Continues at an offset and skips the given number of reads from there on. */
    void restore(long fromOffset, long readsAfter) throws IOException {
        if (fromOffset != CheckpointedPosition.NO_OFFSET && !atEnd) {
            readFrom(fromOffset);
            bytes.continueAt(file.storedBytes(records));
        }
        for (long i = 0; i < readsAfter; i++) {
            read();
        }
    }

    private void bind(CsvTable<B> table) throws IOException {
        try {
            builder = table.bind(name, file.readHeader());
        } catch (CsvException e) {
            // Only the reader of the first split reports the file.
            complaint = start == 0 ? e.getMessage() : null;
            atEnd = true;
        }
    }

    private void readFrom(long from) throws IOException {
        records = file.recordsFrom(from);
        if (!lastSplit) {
            records.endBefore(end);
        }
        batches = builder == null ? null : new BatchReader<>(file, records, builder, bytes);
    }

    @Override
    @Nullable public BulkFormat.RecordIterator<Read<B>> readBatch() throws IOException {
        PositionedReads<Read<B>> reads = new PositionedReads<>(MOST_READS);
        long first = offset;
        try {
            int rows = 0;
            while (!reads.isFull() && rows < MOST_ROWS && offset - first < MOST_BYTES) {
                Read<B> read = read();
                if (read == null) {
                    break;
                }
                reads.add(read, offset, readsAtEnd);
                rows += read.batch() == null ? 1 : read.batch().rows();
            }
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be read after byte %d: %s".formatted(name, offset, e.getMessage()),
                    e);
        }
        return reads.isEmpty() ? null : reads;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The next batch, rejection or end, or null after the end. */
    @Nullable private Read<B> read() throws IOException {
        if (!atEnd) {
            Read<B> read = batches.next();
            offset = batches.offset();
            if (read != null) {
                return read;
            }
            requireExpectedEnd();
            atEnd = true;
            complaint = file.damage();
        }
        readsAtEnd++;
        if (complaint != null) {
            String why = complaint;
            complaint = null;
            return Read.unreadable(name, records.recordOffset(), why, bytes.upTo(end));
        }
        if (endReported) {
            return null;
        }
        endReported = true;
        return Read.endOfSplit(name, fileBytes, bytes.upTo(end));
    }

    /** Fails if this split did not end where the reader of the next split begins. */
    private void requireExpectedEnd() throws IOException {
        if (!lastSplit && records.recordOffset() != end) {
            throw new FileChangedException(end, records.recordOffset());
        }
    }
}
