package dev.marquee.files;

import dev.marquee.csv.CsvFormat;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.job.Operators;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSource.FileSourceBuilder;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads CSV files as a stream of batches of rows, rejected records and ends of files.
 *
 * @param operator the name of the operator that reads
 * @param table how to read the records
 * @param settings how to read them
 * @param <B> the batch of rows
 */
public record CsvSource<B extends RowBatch>(
        String operator, CsvTable<B> table, CsvSettings settings) {
    /** Chooses the files of a watched folder that are read. */
    public interface FileFilter extends Predicate<InputFile>, Serializable {}

    /** Reads files to their end. */
    public DataStream<Read<B>> read(
            StreamExecutionEnvironment env, List<InputFile> files, Operators operators) {
        List<InputFile> listed = List.copyOf(files);
        CsvSettings splitting = settings;
        // The source requires a path; the enumerator has all of them.
        return stream(
                env,
                FileSource.forBulkFileFormat(format(), files.get(0).path()),
                () -> new ListedFiles(listed, splitting),
                operators);
    }

    /**
     * Reads the files under some folders, and files that are added later, each whole. The stream
     * does not end.
     *
     * @param interval how often to look for new files
     */
    public DataStream<Read<B>> watch(
            StreamExecutionEnvironment env,
            List<Path> folders,
            FileFilter filter,
            Duration interval,
            Operators operators) {
        CsvSettings splitting = settings;
        return stream(
                env,
                FileSource.forBulkFileFormat(format(), folders.toArray(Path[]::new))
                        .monitorContinuously(interval),
                () -> new WatchedFolders(filter, splitting),
                operators);
    }

    private DataStream<Read<B>> stream(
            StreamExecutionEnvironment env,
            FileSourceBuilder<Read<B>> source,
            FileEnumerator.Provider enumerator,
            Operators operators) {
        source.setFileEnumerator(enumerator);
        return operators.name(
                operator,
                env.fromSource(
                        source.build(),
                        WatermarkStrategy.noWatermarks(),
                        operator,
                        format().getProducedType()));
    }

    private CsvFormat<B> format() {
        return new CsvFormat<>(table, settings.maxRecordBytes());
    }
}
