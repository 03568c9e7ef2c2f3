package dev.marquee.trending;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.InputFiles;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Operators;
import dev.marquee.job.RunFigures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Rows of files.
 *
 * @param watch how often to look for new files, or null
 */
record VideoFiles(TrendingInput files, VideoTable table, CsvSettings csv, @Nullable Duration watch)
        implements VideoInput {
    @Override
    public List<String> plan() {
        return InputFiles.described(files.videos(), files.leftAlone());
    }

    @Override
    public List<String> warnings() {
        return files.warnings();
    }

    @Override
    public List<String> countries() {
        return List.copyOf(files.countries());
    }

    @Override
    public long bytes() {
        return watch == null ? files.bytes() : 0;
    }

    @Override
    public Map<String, Object> summary(RunFigures run) {
        long bytes = watch == null ? files.bytes() : run.number(CommonFigures.BYTES);
        return run.summary(files.videos().size(), files.leftAlone(), bytes);
    }

    @Override
    public TrendingPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators) {
        return files.streams(env, table, csv, watch, operators);
    }
}
