package dev.marquee.csv;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

import java.io.IOException;

/**
 * Reads CSV files as rows of a {@link CsvTable}, in batches, for Flink's file source.
 *
 * <p>Its splits are those of {@link CsvSplits}. With each record the source keeps where the next
 * one begins, so a reader that is restored reads the header, seeks and reads on.
 *
 * @param <T> the row
 */
public final class CsvFormat<T> implements BulkFormat<Read<T>, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    private final CsvTable<T> table;
    private final int maxRecordBytes;

    /**
     * @param table what to make of the records
     * @param maxRecordBytes longer records are rejected
     */
    public CsvFormat(CsvTable<T> table, int maxRecordBytes) {
        this.table = table;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public Reader<Read<T>> createReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        return FileReader.open(table, split, maxRecordBytes);
    }

    @Override
    public Reader<Read<T>> restoreReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        CheckpointedPosition position =
                split.getReaderPosition()
                        .orElse(new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 0));
        FileReader<T> reader = FileReader.open(table, split, maxRecordBytes);
        reader.restore(position.getOffset(), position.getRecordsAfterOffset());
        return reader;
    }

    /**
     * False, so that a source that is told nothing else does not split files: their splits begin
     * where {@link CsvSplits} says, and nowhere else.
     */
    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Read<T>> getProducedType() {
        return Read.type(table.rowType());
    }
}
