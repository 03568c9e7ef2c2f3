package dev.marquee.trending;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FilesToRead;
import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import java.time.Duration;
import java.util.List;
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
    public JobInput input() {
        return new FilesToRead(files.videos(), files.leftAlone(), files.warnings(), watch != null);
    }

    @Override
    public List<String> countries() {
        return List.copyOf(files.countries());
    }

    @Override
    public TrendingPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators) {
        return files.streams(env, table, csv, watch, operators);
    }
}
