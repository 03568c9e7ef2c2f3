package dev.marquee.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.impl.StreamFormatAdapter;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.formats.csv.CsvReaderFormat;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.csv.CsvSchema;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One thread reads one file from its beginning to its end, and reads the eight columns of {@link
 * VideoRow} from each record. {@link CsvComparison} runs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CsvBenchmark {
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final int WINDOW = 256 * 1024;

    /** A file in the layout of 2017. */
    @Param("")
    public String file;

    /** Marquee's format, as Flink's source drives it: batches of rows with positions. */
    @Benchmark
    public Totals csvFormat() throws IOException {
        return read(
                new CsvFormat<>(new VideoRowTable(), MAX_RECORD_BYTES),
                // The last read of a file has no batch.
                read -> read.batch() == null ? List.of() : read.batch().list());
    }

    /**
     * The reader below Marquee's format: records and the values of their columns, without rows and
     * without Flink.
     */
    @Benchmark
    public Totals recordReader() throws IOException {
        Totals totals = new Totals();
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            RecordReader reader = new RecordReader(in, 0, MAX_RECORD_BYTES, WINDOW);
            reader.next();
            reader.expectColumns(reader.record().fieldCount());
            while (reader.next() == RecordReader.Found.RECORD) {
                CsvRecord record = reader.record();
                totals.add(
                        record.text(0),
                        record.text(1),
                        record.text(2),
                        record.text(4),
                        record.text(6),
                        record.wholeNumber(7),
                        record.wholeNumber(8),
                        record.text(11));
            }
        }
        return totals;
    }

    /** Flink's own format, as Flink's source drives it. */
    @Benchmark
    public Totals csvReaderFormat() throws IOException {
        CsvReaderFormat<VideoRow> format =
                CsvReaderFormat.forSchema(
                        FlinkCsvMapper::ofKnownColumns,
                        mapper -> schema(),
                        TypeInformation.of(VideoRow.class));
        return read(new StreamFormatAdapter<>(format), List::of);
    }

    /**
     * One of the fastest general readers for Java. Only the same columns are read from its records.
     */
    @Benchmark
    public Totals fastCsv() throws IOException {
        Totals totals = new Totals();
        try (var records = CsvReader.builder().ofCsvRecord(Path.of(file))) {
            records.skipLines(1);
            for (var record : records) {
                totals.add(
                        record.getField(0),
                        record.getField(1),
                        record.getField(2),
                        record.getField(4),
                        record.getField(6),
                        Long.parseLong(record.getField(7)),
                        Long.parseLong(record.getField(8)),
                        record.getField(11));
            }
        }
        return totals;
    }

    private <E> Totals read(BulkFormat<E, FileSourceSplit> format, Function<E, List<VideoRow>> rows)
            throws IOException {
        Totals totals = new Totals();
        try (BulkFormat.Reader<E> reader = format.createReader(new Configuration(), split())) {
            BulkFormat.RecordIterator<E> batch;
            while ((batch = reader.readBatch()) != null) {
                RecordAndPosition<E> next;
                while ((next = batch.next()) != null) {
                    rows.apply(next.getRecord()).forEach(totals::add);
                }
                batch.releaseBatch();
            }
        }
        return totals;
    }

    private FileSourceSplit split() throws IOException {
        Path path = Path.of(file);
        long size = Files.size(path);
        return new FileSourceSplit(
                "1",
                new org.apache.flink.core.fs.Path(path.toUri()),
                0,
                size,
                Files.getLastModifiedTime(path).toMillis(),
                size);
    }

    private static CsvSchema schema() {
        return CsvSchema.builder()
                .addColumns(List.of(VideoRow.COLUMNS), CsvSchema.ColumnType.STRING)
                .setSkipFirstDataRow(true)
                .build();
    }
}
