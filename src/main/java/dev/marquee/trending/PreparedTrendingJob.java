package dev.marquee.trending;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import dev.marquee.run.PreparedJob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The trending job, ready to run.
 *
 * @param rows where the rows come from
 * @param countries the codes of the countries that are named, else those of the input
 * @param settings what is asked
 * @param resultsOfQuestions the names of the results that the questions write
 */
record PreparedTrendingJob(
        VideoInput rows,
        List<String> countries,
        TrendingSettings settings,
        List<String> resultsOfQuestions)
        implements PreparedJob {
    @Override
    public List<String> results() {
        List<String> results = new ArrayList<>(resultsOfQuestions);
        results.add(TrendingPipeline.REJECTED);
        return results;
    }

    @Override
    public List<String> warnings() {
        return rows.input().warnings();
    }

    @Override
    public List<String> leftAlone() {
        return rows.input().leftAlone();
    }

    @Override
    public List<String> plan() {
        List<String> lines = new ArrayList<>(rows.input().plan());
        lines.add("countries: " + String.join(", ", countries));
        lines.add("results: " + String.join(", ", results()));
        return lines;
    }

    @Override
    public long bytes() {
        return rows.input().bytes();
    }

    @Override
    public void build(StreamExecutionEnvironment env, Outputs outputs, Operators operators) {
        TrendingPipeline.build(
                rows.streams(env, countries, settings.columns(), operators),
                outputs,
                settings,
                operators);
    }

    @Override
    public Map<String, Object> summary(Map<String, Object> figures, double seconds) {
        RunFigures run = new RunFigures(figures);
        Map<String, Object> summary = rows.input().summary(run);
        summary.put(TrendingFigures.RESTORED_IDS, run.number(TrendingFigures.RESTORED_IDS));
        summary.put(CommonFigures.REPLACED_BYTES, run.number(CommonFigures.REPLACED_BYTES));
        summary.put("countries", countries);
        summary.put(TrendingFigures.FIRST_DAY, day(run, TrendingFigures.FIRST_DAY));
        summary.put(TrendingFigures.LAST_DAY, day(run, TrendingFigures.LAST_DAY));
        settings.questions().forEach(question -> summary.putAll(question.summary(run)));
        summary.put("results", run.results(TrendingPipeline.REJECTED));
        summary.put("seconds", seconds);
        return summary;
    }

    /** A day in ISO form, or null where there are no rows to have one. */
    @Nullable private static String day(RunFigures run, String name) {
        return run.number(CommonFigures.ROWS_USED) == 0
                ? null
                : LocalDate.ofEpochDay(run.number(name)).toString();
    }
}
