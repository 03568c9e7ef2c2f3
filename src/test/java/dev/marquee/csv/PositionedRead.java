package dev.marquee.csv;

import dev.marquee.archive.EntryPath;
import dev.marquee.archive.ZipEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;

/**
 * An element that the source emits, and the position that a checkpoint after the element contains.
 */
record PositionedRead(Read<RowList<Item>> read, CheckpointedPosition position) {

    /** Returns all reads of a file. */
    static List<PositionedRead> all(Path file, int maxRecordBytes) throws IOException {
        return ofSplit(0, storedBytes(file), file, maxRecordBytes);
    }

    /** Returns all reads of a split of a file. */
    static List<PositionedRead> ofSplit(long begin, long end, Path file, int maxRecordBytes)
            throws IOException {
        return drain(
                format(maxRecordBytes)
                        .createReader(new Configuration(), split(begin, end, file, null)));
    }

    /** Returns the reads of a reader that is restored at a position. */
    static List<PositionedRead> from(CheckpointedPosition position, Path file, int maxRecordBytes)
            throws IOException {
        return ofSplitFrom(position, 0, storedBytes(file), file, maxRecordBytes);
    }

    /** Returns the reads of a reader of a split that is restored at a position. */
    static List<PositionedRead> ofSplitFrom(
            CheckpointedPosition position, long begin, long end, Path file, int maxRecordBytes)
            throws IOException {
        return drain(
                format(maxRecordBytes)
                        .restoreReader(new Configuration(), split(begin, end, file, position)));
    }

    private static CsvFormat<RowList<Item>> format(int maxRecordBytes) {
        return new CsvFormat<>(new ItemTable(), maxRecordBytes);
    }

    private static FileSourceSplit split(
            long begin, long end, Path file, CheckpointedPosition position) throws IOException {
        return new FileSourceSplit(
                "1",
                new org.apache.flink.core.fs.Path(file.toUri()),
                begin,
                end - begin,
                0,
                storedBytes(file),
                new String[0],
                position);
    }

    /** Returns the stored size of a file or of an entry of an archive. */
    static long storedBytes(Path file) throws IOException {
        Optional<EntryPath> entry = EntryPath.of(new org.apache.flink.core.fs.Path(file.toUri()));
        return entry.isPresent()
                ? ZipEntries.of(entry.get().archive())
                        .file(entry.get().name())
                        .orElseThrow()
                        .packedBytes()
                : Files.size(file);
    }

    private static List<PositionedRead> drain(BulkFormat.Reader<Read<RowList<Item>>> reader)
            throws IOException {
        List<PositionedRead> reads = new ArrayList<>();
        try (reader) {
            BulkFormat.RecordIterator<Read<RowList<Item>>> batch;
            while ((batch = reader.readBatch()) != null) {
                RecordAndPosition<Read<RowList<Item>>> next;
                while ((next = batch.next()) != null) {
                    CheckpointedPosition position =
                            new CheckpointedPosition(next.getOffset(), next.getRecordSkipCount());
                    reads.add(new PositionedRead(next.getRecord(), position));
                }
                batch.releaseBatch();
            }
        }
        return reads;
    }
}
