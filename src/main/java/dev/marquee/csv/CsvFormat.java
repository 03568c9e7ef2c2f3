package dev.marquee.csv;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/**
 * Reads CSV files as batches of rows of a {@link CsvTable}, for Flink's file source:
 *
 * <pre>{@code
 * CsvFormat<RowList<City>> format = new CsvFormat<>(new CityTable(), MAX_RECORD_BYTES);
 * FileSource<Read<RowList<City>>> source =
 *         FileSource.forBulkFileFormat(format, folderOfCities).build();
 * DataStream<City> cities =
 *         env.fromSource(
 *                         source,
 *                         WatermarkStrategy.noWatermarks(),
 *                         "cities",
 *                         format.getProducedType())
 *                 .flatMap(
 *                         (Read<RowList<City>> read, Collector<City> out) -> {
 *                             if (read.batch() != null) {
 *                                 read.batch().list().forEach(out::collect);
 *                             }
 *                         },
 *                         TypeInformation.of(City.class));
 * }</pre>
 *
 * <p>A file is read whole unless the source's enumerator splits it where {@link CsvSplits} says.
 * With each batch and rejection the source keeps the offset of the record after it, so a restored
 * reader reads the header, seeks and continues there.
 *
 * @param <B> the batch of rows
 */
public final class CsvFormat<B extends RowBatch> implements BulkFormat<Read<B>, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    private final CsvTable<B> table;
    private final int maxRecordBytes;

    /**
     * @param table how to read the records
     * @param maxRecordBytes longer records are rejected
     */
    public CsvFormat(CsvTable<B> table, int maxRecordBytes) {
        this.table = table;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public Reader<Read<B>> createReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        return FileReader.open(table, split, maxRecordBytes);
    }

    @Override
    public Reader<Read<B>> restoreReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        CheckpointedPosition position =
                split.getReaderPosition()
                        .orElse(new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 0));
        FileReader<B> reader = FileReader.open(table, split, maxRecordBytes);
        reader.restore(position.getOffset(), position.getRecordsAfterOffset());
        return reader;
    }

    /**
     * False, so that Flink's own enumerators do not split files: only {@link CsvSplits} knows where
     * a split may begin.
     */
    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Read<B>> getProducedType() {
        return Read.type(table.batchType());
    }
}
