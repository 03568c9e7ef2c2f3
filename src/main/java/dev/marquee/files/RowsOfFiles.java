package dev.marquee.files;

import dev.marquee.csv.CsvFormat;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;

/** Reads the rows of files before the job begins, as the job itself reads them. */
public final class RowsOfFiles {
    private RowsOfFiles() {}

    /**
     * Passes all rows to a consumer; reads several splits at once.
     *
     * @param batches thread-safe
     * @throws IOException if a file cannot be read
     */
    public static <B extends RowBatch> void forEachBatch(
            List<InputFile> files, CsvTable<B> table, CsvSettings settings, Consumer<B> batches)
            throws IOException {
        FileSplits splits = new FileSplits(settings, 0);
        for (InputFile file : files) {
            splits.add(file);
        }
        CsvFormat<B> format = new CsvFormat<>(table, settings.maxRecordBytes());
        try {
            EachFile.inParallel(
                    splits.splits(),
                    split -> {
                        read(format, split, batches);
                        return split;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static <B extends RowBatch> void read(
            CsvFormat<B> format, FileSourceSplit split, Consumer<B> batches) {
        try (BulkFormat.Reader<Read<B>> reader = format.createReader(new Configuration(), split)) {
            for (BulkFormat.RecordIterator<Read<B>> reads = reader.readBatch();
                    reads != null;
                    reads = reader.readBatch()) {
                for (RecordAndPosition<Read<B>> read = reads.next();
                        read != null;
                        read = reads.next()) {
                    if (read.getRecord().batch() != null) {
                        batches.accept(read.getRecord().batch());
                    }
                }
                reads.releaseBatch();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
