package dev.marquee;

import dev.marquee.csv.CsvFormat;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.csv.RowBatch;
import dev.marquee.csv.RowList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;

/**
 * The content of a CSV file, read in the way the source of a job reads it.
 *
 * @param reads the elements that the source emits
 * @param <B> the type of the batches of rows
 */
public record ReadFile<B extends RowBatch>(List<Read<B>> reads) {
    private static final int MAX_RECORD_BYTES = 1 << 20;

    /** Writes a file and reads it. */
    public static <B extends RowBatch> ReadFile<B> of(
            CsvTable<B> table, Path folder, String name, String csv) throws IOException {
        return of(table, Files.writeString(folder.resolve(name), csv, StandardCharsets.UTF_8));
    }

    /** Reads a file. */
    public static <B extends RowBatch> ReadFile<B> of(CsvTable<B> table, Path file)
            throws IOException {
        long size = Files.size(file);
        FileSourceSplit split =
                new FileSourceSplit(
                        "only", new org.apache.flink.core.fs.Path(file.toUri()), 0, size, 0, size);
        List<Read<B>> reads = new ArrayList<>();
        try (BulkFormat.Reader<Read<B>> reader =
                new CsvFormat<>(table, MAX_RECORD_BYTES).createReader(new Configuration(), split)) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var next = batch.next(); next != null; next = batch.next()) {
                    reads.add(next.getRecord());
                }
                batch.releaseBatch();
            }
        }
        return new ReadFile<>(reads);
    }

    /** Returns the rows of a file whose batches are lists of objects. */
    public static <T> List<T> rows(ReadFile<RowList<T>> file) {
        return file.batches().stream().flatMap(batch -> batch.list().stream()).toList();
    }

    public List<B> batches() {
        return reads.stream().map(Read::batch).filter(Objects::nonNull).toList();
    }

    public List<String> rejections() {
        return reads.stream()
                .map(Read::rejected)
                .filter(Objects::nonNull)
                .map(RejectedRecord::reason)
                .toList();
    }

    public List<String> reasons() {
        return reads.stream().map(Read::reason).filter(Objects::nonNull).toList();
    }
}
