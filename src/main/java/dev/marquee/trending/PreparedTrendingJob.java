package dev.marquee.trending;

import dev.marquee.cli.PreparedJob;
import dev.marquee.files.FileUri;
import dev.marquee.files.InputFile;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The trending job, ready to run.
 *
 * @param watch how often to look for new files, or null
 */
record PreparedTrendingJob(
        TrendingInput input,
        TrendingSettings settings,
        int maxRecordBytes,
        @Nullable Duration watch)
        implements PreparedJob {
    @Override
    public List<String> warnings() {
        return input.warnings();
    }

    @Override
    public List<String> plan() {
        List<String> lines = new ArrayList<>();
        lines.add("input: %s, %d bytes".formatted(files(input.videos().size()), input.bytes()));
        for (InputFile file : input.videos()) {
            lines.add("  %s  %d".formatted(FileUri.shown(file.path()), file.bytes()));
        }
        lines.add("left alone: " + files(input.leftAlone()));
        lines.add("countries: " + String.join(", ", settings.countries()));
        return lines;
    }

    @Override
    public long bytes() {
        return watch == null ? input.bytes() : 0;
    }

    @Override
    public void build(StreamExecutionEnvironment env, Outputs outputs, Operators operators) {
        TrendingPipeline.Inputs inputs = input.streams(env, maxRecordBytes, watch, operators);
        TrendingPipeline.build(inputs, outputs, settings, operators);
    }

    @Override
    public Map<String, Object> summary(Map<String, Object> figures, double seconds) {
        Map<String, Long> rejected = withPrefix(figures, CommonFigures.REJECTED);
        long rejects = rejected.values().stream().mapToLong(Long::longValue).sum();
        long rowsUsed = number(figures, CommonFigures.ROWS_USED);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("files", input.videos().size());
        summary.put("files_left_alone", input.leftAlone());
        summary.put("bytes", watch == null ? input.bytes() : number(figures, CommonFigures.BYTES));
        summary.put("rows_read", rowsUsed + rejects);
        summary.put("rows_used", rowsUsed);
        summary.put("rows_rejected", rejects);
        summary.put("rejected", rejected);
        for (String name :
                List.of(
                        TrendingFigures.LISTINGS,
                        TrendingFigures.REPEATED_ROWS,
                        TrendingFigures.RESTORED_IDS,
                        TrendingFigures.UNKNOWN_CATEGORIES,
                        CommonFigures.REPLACED_BYTES)) {
            summary.put(name, number(figures, name));
        }
        summary.put("countries", settings.countries());
        summary.put(
                TrendingFigures.FIRST_DAY,
                rowsUsed == 0 ? null : day(figures, TrendingFigures.FIRST_DAY));
        summary.put(
                TrendingFigures.LAST_DAY,
                rowsUsed == 0 ? null : day(figures, TrendingFigures.LAST_DAY));
        Map<String, Long> results = withPrefix(figures, CommonFigures.RESULTS);
        results.put(TrendingPipeline.REJECTED, rejects);
        summary.put("results", results);
        summary.put("thumbnails", withPrefix(figures, TrendingFigures.THUMBNAILS));
        summary.put("seconds", seconds);
        return summary;
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static String day(Map<String, Object> figures, String name) {
        return LocalDate.ofEpochDay(number(figures, name)).toString();
    }

    private static long number(Map<String, Object> figures, String name) {
        return figures.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static Map<String, Long> withPrefix(Map<String, Object> figures, String prefix) {
        Map<String, Long> some = new TreeMap<>();
        for (String name : figures.keySet()) {
            if (name.startsWith(prefix)) {
                some.put(name.substring(prefix.length()), number(figures, name));
            }
        }
        return some;
    }
}
