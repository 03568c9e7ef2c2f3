package dev.marquee.csv;

import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/**
 * Reads a file or one of its splits, in batches, as rows and rejections.
 *
 * <p>A file whose header cannot be used is one rejection. What is wrong with a compressed file is
 * one more behind its last record.
 */
final class FileReader<T> implements BulkFormat.Reader<Read<T>> {
    // Enough to make the hand-over between threads cheap, and few enough to stay in a cache.
    private static final int READS_OF_A_BATCH = 512;
    private static final int ROWS_OF_A_BATCH = 2048;

    /** More than so many rows have: a record may have a megabyte, and several batches wait. */
    private static final int BYTES_OF_A_BATCH = 4 << 20;

    private static final int WINDOW = 256 * 1024;

    private final String name;
    private final CsvFile file;

    /** Where what is to be read begins and ends. */
    private final long start;

    private final long end;

    /** Whether the end is that of the file. */
    private final boolean lastSplit;

    private RecordReader records;
    @Nullable private RowReader<T> rows;

    /** What was found behind the last read and is not yet part of one, or null. */
    @Nullable private RecordReader.Found found;

    /** Where what was found begins, or would be looked for. */
    private long offset;

    /** What is wrong with the file as a whole, not yet reported. */
    @Nullable private String complaint;

    private boolean atEnd;

    private boolean endReported;

    /** How many reads there were behind the last record; they share its offset. */
    private int readsAtEnd;

    private long bytesReported;

    private FileReader(FileSourceSplit split, CsvFile file) {
        this.name = split.path().toString();
        this.file = file;
        this.start = split.offset();
        this.end = split.offset() + split.length();
        this.lastSplit = end >= split.fileSize();
        this.records = file.records();
        this.bytesReported = start;
    }

    /** Opens the split of a file, which begins and ends where {@link CsvSplits} says. */
    static <T> FileReader<T> open(CsvTable<T> table, FileSourceSplit split, int maxRecordBytes)
            throws IOException {
        CsvFile file = CsvFile.open(split.path(), maxRecordBytes, WINDOW);
        FileReader<T> reader = new FileReader<>(split, file);
        try {
            reader.bind(table, maxRecordBytes);
            reader.readFrom(reader.start);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw new IOException(split.path() + " cannot be read: " + e.getMessage(), e);
        }
        return reader;
    }

    /** Goes on behind what was read before: at an offset, and some reads behind it. */
    void restore(long offset, long readsBehind) throws IOException {
        if (offset != CheckpointedPosition.NO_OFFSET && !atEnd) {
            readFrom(offset);
            bytesReported = file.bytesOnDisk(records);
        }
        for (long i = 0; i < readsBehind; i++) {
            read();
        }
    }

    private void bind(CsvTable<T> table, int maxRecordBytes) throws IOException {
        try {
            RowMapper<T> mapper = table.bind(name, file.readHeader());
            rows = new RowReader<>(name, mapper, maxRecordBytes);
        } catch (CsvException e) {
            // The file is reported once, by who reads its first split.
            complaint = start == 0 ? e.getMessage() : null;
            atEnd = true;
        }
    }

    private void readFrom(long from) throws IOException {
        records = file.recordsFrom(from);
        found = null;
        if (!lastSplit) {
            records.endBefore(end);
        }
    }

    @Override
    @Nullable public BulkFormat.RecordIterator<Read<T>> readBatch() throws IOException {
        Batch<Read<T>> batch = new Batch<>(READS_OF_A_BATCH);
        try {
            int rows = 0;
            long bytes = 0;
            while (!batch.isFull() && rows < ROWS_OF_A_BATCH && bytes < BYTES_OF_A_BATCH) {
                Read<T> read = read();
                if (read == null) {
                    break;
                }
                batch.add(read, offset, readsAtEnd);
                rows += read.row() instanceof RowBlock block ? block.rows() : 1;
                bytes += read.bytes();
            }
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be read behind byte %d: %s".formatted(name, offset, e.getMessage()),
                    e);
        }
        return batch.isEmpty() ? null : batch;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The next row or rejection, or null at the end. */
    @Nullable private Read<T> read() throws IOException {
        if (!atEnd) {
            RecordReader.Found now = found == null ? records.next() : found;
            found = null;
            offset = records.offset();
            switch (now) {
                case RECORD -> {
                    Read<T> read = rows.row(records, bytesSinceLastRead());
                    return read.row() instanceof RowBlock ? withRecordsBehind(read) : read;
                }
                case DAMAGED -> {
                    return rows.damage(records, bytesSinceLastRead());
                }
                case END -> {
                    requireExpectedEnd();
                    atEnd = true;
                    complaint = file.damage();
                }
            }
        }
        readsAtEnd++;
        if (complaint != null) {
            String why = complaint;
            complaint = null;
            return Read.unreadable(name, records.recordOffset(), why, bytesSinceLastRead());
        }
        if (endReported) {
            return null;
        }
        endReported = true;
        return Read.endOfSplit(bytesSinceLastRead());
    }

    /** A row that stands for several records, with as many more as it takes. */
    private Read<T> withRecordsBehind(Read<T> first) throws IOException {
        long bytes = first.bytes();
        int replacedBytes = first.replacedBytes();
        found = records.next();
        while (found == RecordReader.Found.RECORD && rows.append(first.row(), records)) {
            bytes += bytesSinceLastRead();
            replacedBytes += records.record().replacedBytes();
            offset = records.offset();
            found = records.next();
        }
        return new Read<>(first.row(), null, null, bytes, replacedBytes);
    }

    /** The next split is read from here on, so what is read is right if this one ends there. */
    private void requireExpectedEnd() throws IOException {
        if (!lastSplit && records.recordOffset() != end) {
            throw new FileChangedException(end, records.recordOffset());
        }
    }

    private long bytesSinceLastRead() throws IOException {
        long now = atEnd ? end : file.bytesOnDisk(records);
        // A file that grew since it was found is read to its end.
        long bytes = Math.max(0, now - bytesReported);
        bytesReported += bytes;
        return bytes;
    }
}
