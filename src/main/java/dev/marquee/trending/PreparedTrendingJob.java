package dev.marquee.trending;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import dev.marquee.run.PreparedJob;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.annotation.Nullable;

/** The trending job, ready to run. */
record PreparedTrendingJob(VideoInput rows, TrendingSettings settings) implements PreparedJob {
    @Override
    public List<String> results() {
        return TrendingPipeline.RESULTS;
    }

    @Override
    public List<String> warnings() {
        return rows.input().warnings();
    }

    @Override
    public List<String> plan() {
        List<String> lines = new ArrayList<>(rows.input().plan());
        lines.add("countries: " + String.join(", ", settings.countries()));
        return lines;
    }

    @Override
    public long bytes() {
        return rows.input().bytes();
    }

    @Override
    public void build(StreamExecutionEnvironment env, Outputs outputs, Operators operators) {
        TrendingPipeline.build(rows.streams(env, operators), outputs, settings, operators);
    }

    @Override
    public Map<String, Object> summary(Map<String, Object> figures, double seconds) {
        RunFigures run = new RunFigures(figures);
        Map<String, Object> summary = rows.input().summary(run);
        for (String name :
                List.of(
                        TrendingFigures.LISTINGS,
                        TrendingFigures.REPEATED_ROWS,
                        TrendingFigures.RESTORED_IDS,
                        TrendingFigures.UNKNOWN_CATEGORIES,
                        CommonFigures.REPLACED_BYTES)) {
            summary.put(name, run.number(name));
        }
        summary.put("countries", settings.countries());
        summary.put(TrendingFigures.FIRST_DAY, day(run, TrendingFigures.FIRST_DAY));
        summary.put(TrendingFigures.LAST_DAY, day(run, TrendingFigures.LAST_DAY));
        summary.put("results", run.results(TrendingPipeline.REJECTED));
        summary.put("thumbnails", run.withPrefix(TrendingFigures.THUMBNAILS));
        summary.put("seconds", seconds);
        return summary;
    }

    /** A day in ISO form, or null where there are no rows to have one. */
    @Nullable
    private static String day(RunFigures run, String name) {
        return run.number(CommonFigures.ROWS_USED) == 0
                ? null
                : LocalDate.ofEpochDay(run.number(name)).toString();
    }
}
