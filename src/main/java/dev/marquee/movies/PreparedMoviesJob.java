package dev.marquee.movies;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import dev.marquee.run.PreparedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The films job, ready to run.
 *
 * @param rows the source of the rows
 * @param settings the questions that are answered
 * @param skipped the questions that are not answered, each with the cause
 */
record PreparedMoviesJob(FilmInput rows, MoviesSettings settings, List<Skipped> skipped)
        implements PreparedJob {
    /**
     * A question of the run that the input cannot answer.
     *
     * @param results the results that are not written
     * @param why the cause
     */
    record Skipped(List<String> results, String why) {
        @Override
        public String toString() {
            return "skipped: " + String.join(" and ", results) + ", because " + why;
        }
    }

    /** Returns the job for an input of files. A question whose files are absent is skipped. */
    static PreparedMoviesJob ofFiles(FilmFiles input, MoviesSettings settings) {
        List<AskedFilmQuestion> answered = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (AskedFilmQuestion question : settings.questions()) {
            question.obstacle(input)
                    .ifPresentOrElse(
                            cause -> skipped.add(new Skipped(question.question().results(), cause)),
                            () -> answered.add(question));
        }
        MoviesSettings possible = new MoviesSettings(answered, settings.maxRejects());
        return new PreparedMoviesJob(input.only(possible.files()), possible, skipped);
    }

    @Override
    public List<String> results() {
        return settings.results();
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(rows.input().warnings());
        skipped.forEach(some -> warnings.add(some.toString()));
        return warnings;
    }

    @Override
    public List<String> leftAlone() {
        return rows.input().leftAlone();
    }

    @Override
    public List<String> plan() {
        List<String> lines = new ArrayList<>(rows.input().plan());
        lines.add("results: " + String.join(", ", results()));
        return lines;
    }

    @Override
    public long bytes() {
        return rows.input().bytes();
    }

    @Override
    public void build(StreamExecutionEnvironment env, Outputs outputs, Operators operators) {
        MoviesPipeline.build(rows.streams(env, settings, operators), outputs, settings, operators);
    }

    @Override
    public Map<String, Object> summary(Map<String, Object> figures, double seconds) {
        RunFigures run = new RunFigures(figures);
        Map<String, Object> summary = rows.input().summary(run);
        summary.put("rows", run.withPrefix(MoviesFigures.ROWS));
        summary.put("distinct", run.withPrefix(MoviesFigures.DISTINCT));
        summary.put("repeated", run.withPrefix(MoviesFigures.REPEATED));
        for (String figure :
                List.of(MoviesFigures.BUDGETS_IGNORED, MoviesFigures.UNKNOWN_COUNTRIES)) {
            summary.put(figure, run.number(figure));
        }
        summary.put(CommonFigures.REPLACED_BYTES, run.number(CommonFigures.REPLACED_BYTES));
        settings.questions().forEach(question -> summary.putAll(question.summary(run)));
        summary.put("results", run.results(MoviesPipeline.REJECTED));
        summary.put("skipped", skipped.stream().flatMap(some -> some.results().stream()).toList());
        summary.put("seconds", seconds);
        return summary;
    }
}
