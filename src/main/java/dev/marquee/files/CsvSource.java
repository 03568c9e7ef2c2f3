package dev.marquee.files;

import dev.marquee.csv.CsvFileEnumerator;
import dev.marquee.csv.CsvFormat;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.job.Operators;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSource.FileSourceBuilder;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads CSV files as a stream of what the table makes of their records.
 *
 * @param operator the name of the operator that reads
 * @param table what to make of the records
 * @param settings how to read them
 * @param <T> the row
 */
public record CsvSource<T>(String operator, CsvTable<T> table, CsvSettings settings) {
    /** Which files of a folder that is watched are to be read. */
    public interface FileFilter extends Predicate<Path>, Serializable {}

    /** Reads files to their end. */
    public DataStream<Read<T>> read(
            StreamExecutionEnvironment env, List<InputFile> files, Operators operators) {
        Path[] paths = files.stream().map(InputFile::path).toArray(Path[]::new);
        return stream(
                env,
                FileSource.forBulkFileFormat(format(), paths),
                any -> true,
                settings,
                operators);
    }

    /**
     * Reads the files under some folders, and those that come later, without an end; each whole.
     *
     * @param interval how often to look for new files
     */
    public DataStream<Read<T>> watch(
            StreamExecutionEnvironment env,
            List<Path> folders,
            FileFilter filter,
            Duration interval,
            Operators operators) {
        FileSourceBuilder<Read<T>> source =
                FileSource.forBulkFileFormat(format(), folders.toArray(Path[]::new))
                        .monitorContinuously(interval);
        List<Path> named = List.copyOf(folders);
        return stream(
                env,
                source,
                path -> !InputFiles.isHiddenBelow(named, path) && filter.test(path),
                settings.withoutSplits(),
                operators);
    }

    private DataStream<Read<T>> stream(
            StreamExecutionEnvironment env,
            FileSourceBuilder<Read<T>> source,
            FileFilter filter,
            CsvSettings splitting,
            Operators operators) {
        source.setFileEnumerator(() -> new CsvFileEnumerator(filter, splitting));
        return operators.name(
                operator,
                env.fromSource(
                        source.build(),
                        WatermarkStrategy.noWatermarks(),
                        operator,
                        format().getProducedType()));
    }

    private CsvFormat<T> format() {
        return new CsvFormat<>(table, settings.maxRecordBytes());
    }
}
