package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.csv.RowList;
import dev.marquee.files.FileOutputs;
import dev.marquee.job.Emit;
import dev.marquee.job.FailOnce;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.job.Replay;
import dev.marquee.movies.actors.Credits;
import dev.marquee.movies.actors.CreditsTable;
import dev.marquee.movies.ratings.Link;
import dev.marquee.movies.ratings.LinkTable;
import dev.marquee.movies.ratings.RatingBatch;
import dev.marquee.movies.ratings.RatingTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph that users run, on rows of this test. */
final class MoviesPipelineTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final List<Film> FILMS =
            List.of(
                    film(1, "first", "2001-01-01", 5, 0, "AR", "ES"),
                    film(1, "repeated", null, 999, 1, "US"),
                    film(2, "Two", "2010-01-01", 7, 2, "AR"),
                    film(3, "Three", "1999-12-31", 11, 3, "AR"),
                    film(4, "Four", null, 13, 4, "AR"),
                    film(5, "Five", "2005-01-01", 0, 5),
                    film(6, "Six", "2005-01-01", 18, 6, "ES"),
                    film(7, "Seven", "1950-01-01", 0, 7, "US"),
                    film(8, "Unrated", "2003-01-01", 0, 8, "AR", "FR"));
    private static final List<Credits> CREDITS =
            List.of(
                    credits(1, 0, "Ana", "Bea", "Ana"),
                    credits(1, 1, "Zoe"),
                    credits(2, 2, "Bea"),
                    credits(3, 3, "Bea", "Carl"),
                    credits(6, 4, "Dora"),
                    credits(8, 5, "Ana", "Bea"));

    /** Movies 10 and 11 are one film, movie 20 has two links, and movie 30 is not at TMDB. */
    private static final List<Link> LINKS =
            List.of(
                    link(10, 1, 0),
                    link(11, 1, 1),
                    link(20, 2, 2),
                    link(20, 6, 3),
                    link(30, -1, 4),
                    link(40, 3, 5));

    private static final List<RatingBatch> RATINGS =
            List.of(
                    rating(10, 8),
                    rating(10, 7),
                    rating(11, 3),
                    rating(20, 10),
                    rating(20, 2),
                    rating(30, 10),
                    rating(40, 10),
                    rating(50, 1));

    private static final Map<String, List<String>> ANSWERS =
            Map.of(
                    "post-2000",
                    List.of(
                            line(1, "first", "2001-01-01", "\"AR\",\"ES\""),
                            line(2, "Two", "2010-01-01", "\"AR\""),
                            line(5, "Five", "2005-01-01", ""),
                            line(6, "Six", "2005-01-01", "\"ES\""),
                            line(8, "Unrated", "2003-01-01", "\"AR\",\"FR\"")),
                    "argentina-spain",
                    List.of(
                            line(1, "first", "2001-01-01", "\"AR\",\"ES\""),
                            line(2, "Two", "2010-01-01", "\"AR\""),
                            line(3, "Three", "1999-12-31", "\"AR\""),
                            line(4, "Four", null, "\"AR\""),
                            line(6, "Six", "2005-01-01", "\"ES\""),
                            line(8, "Unrated", "2003-01-01", "\"AR\",\"FR\"")),
                    "films-of-decade",
                    List.of(line(1, "first", "2001-01-01", "\"AR\",\"ES\"")),
                    "top-countries",
                    List.of(
                            "{\"rank\":1,\"country\":\"AR\",\"budget\":31,\"films\":3}",
                            "{\"rank\":2,\"country\":\"ES\",\"budget\":18,\"films\":1}",
                            "{\"rank\":3,\"country\":\"US\",\"budget\":0,\"films\":1}"),
                    "ratings",
                    List.of(
                            "{\"id\":1,\"title\":\"first\",\"average\":3.0,\"ratings\":3}",
                            "{\"id\":2,\"title\":\"Two\",\"average\":3.0,\"ratings\":2}"),
                    "ratings-extremes",
                    List.of(
                            "{\"id\":1,\"title\":\"first\",\"average\":3.0,\"ratings\":3,"
                                    + "\"extreme\":\"best\"}",
                            "{\"id\":1,\"title\":\"first\",\"average\":3.0,\"ratings\":3,"
                                    + "\"extreme\":\"worst\"}"),
                    "top-actors",
                    List.of(
                            "{\"rank\":1,\"actor\":\"Bea\",\"films\":3}",
                            "{\"rank\":2,\"actor\":\"Ana\",\"films\":2}"),
                    "rejected",
                    List.of());

    @TempDir Path folder;

    private String questions = AskedFilmQuestions.all();

    @ParameterizedTest
    @CsvSource({"BATCH, 1", "BATCH, 2", "STREAMING, 3", "STREAMING, 4", "STREAMING, 5"})
    void answersDependNeitherOnTheModeNorOnTheOrderOfTheRows(RuntimeExecutionMode mode, long seed)
            throws Exception {
        Map<String, Object> figures =
                run(
                        mode,
                        env ->
                                new MoviesPipeline.Inputs(
                                        reads(
                                                env,
                                                "films",
                                                batches(FILMS),
                                                new FilmTable(true),
                                                seed),
                                        reads(
                                                env,
                                                "credits",
                                                batches(CREDITS),
                                                new CreditsTable(),
                                                seed),
                                        reads(env, "ratings", RATINGS, new RatingTable(), seed),
                                        reads(
                                                env,
                                                "links",
                                                batches(LINKS),
                                                new LinkTable(),
                                                seed)));

        assertThat(answers()).isEqualTo(ANSWERS);
        assertThat(figures)
                .containsEntry("distinct.films", 8L)
                .containsEntry("repeated.films", 1L)
                .containsEntry("repeated.credits", 1L)
                .containsEntry("repeated.links", 1L)
                .containsEntry("rows.ratings", 8L);
        ANSWERS.forEach(
                (result, lines) -> {
                    if (!result.equals("rejected")) {
                        assertThat(figures).containsEntry("results." + result, (long) lines.size());
                    }
                });
    }

    @Test
    void withoutCreditsAndRatingsTheOtherQuestionsAreAnswered() throws Exception {
        questions = questions.replaceAll(",(ratings|top-actors)", "");
        run(
                RuntimeExecutionMode.STREAMING,
                env ->
                        new MoviesPipeline.Inputs(
                                reads(env, "films", batches(FILMS), new FilmTable(true), 1),
                                null,
                                null,
                                null));

        Map<String, List<String>> expected = new TreeMap<>(ANSWERS);
        expected.replaceAll(
                (result, lines) -> result.matches("ratings.*|top-actors") ? List.of() : lines);
        assertThat(answers()).isEqualTo(expected);
    }

    /**
     * The job fails after some checkpoints. Rows before these are neither lost nor counted twice.
     */
    @Test
    void aFailureDoesNotChangeTheAnswers() throws Exception {
        int times = 60;
        List<Read<RatingBatch>> ratings = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ratings.addAll(reads(RATINGS, i));
        }
        Path failed = folder.resolve("failed");
        Path restored = folder.resolve("restored");
        StreamExecutionEnvironment env =
                environment(RuntimeExecutionMode.STREAMING, Duration.ofMillis(50));
        FailOnce.allowOneRestart(env);

        Map<String, Object> figures =
                run(
                        env,
                        made ->
                                new MoviesPipeline.Inputs(
                                        reads(
                                                made,
                                                "films",
                                                batches(FILMS),
                                                new FilmTable(true),
                                                1),
                                        reads(
                                                made,
                                                "credits",
                                                batches(CREDITS),
                                                new CreditsTable(),
                                                1),
                                        // A fixed number of rows between two checkpoints, however
                                        // long these take.
                                        FailOnce.in(
                                                Replay.stream(
                                                        made,
                                                        "made-ratings",
                                                        ratings,
                                                        Read.type(new RatingTable().batchType()),
                                                        50),
                                                120,
                                                failed,
                                                restored),
                                        reads(made, "links", batches(LINKS), new LinkTable(), 1)));

        assertThat(failed).exists();
        assertThat(restored).exists();
        Map<String, List<String>> expected = new TreeMap<>(ANSWERS);
        expected.replaceAll(
                (result, lines) ->
                        lines.stream()
                                .map(line -> line.replace("\"ratings\":3", "\"ratings\":180"))
                                .map(line -> line.replace("\"ratings\":2", "\"ratings\":120"))
                                .toList());
        assertThat(answers()).isEqualTo(expected);
        // Flink loses the accumulators of operators that finished before the failure, as those of
        // films, credits and links.
        assertThat(figures)
                .containsEntry("rows.ratings", (long) times * RATINGS.size())
                .containsEntry("results.ratings", 2L)
                .containsEntry("results.ratings-extremes", 2L);
    }

    private interface Build {
        MoviesPipeline.Inputs inputs(StreamExecutionEnvironment env) throws Exception;
    }

    private Map<String, Object> run(RuntimeExecutionMode mode, Build build) throws Exception {
        return run(environment(mode, null), build);
    }

    private static StreamExecutionEnvironment environment(
            RuntimeExecutionMode mode, @Nullable Duration checkpointInterval) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.prepare(env, new JobSettings(mode, true, 2, Map.of(), checkpointInterval));
        return env;
    }

    private Map<String, Object> run(StreamExecutionEnvironment env, Build build) throws Exception {
        Operators operators = new Operators(Map.of());
        MoviesPipeline.build(
                build.inputs(env),
                new FileOutputs(
                        new org.apache.flink.core.fs.Path(folder.toUri()), Emit.AT_END, operators),
                AskedFilmQuestions.settings(null, "--questions=" + questions),
                operators);
        return env.execute().getAllAccumulatorResults();
    }

    private Map<String, List<String>> answers() throws Exception {
        Map<String, List<String>> answers = new TreeMap<>();
        for (String result : MoviesPipeline.RESULTS) {
            answers.put(result, new ResultFiles(folder).lines(result));
        }
        return answers;
    }

    private static <T> List<RowList<T>> batches(List<T> rows) {
        return rows.stream().map(row -> new RowList<>(List.of(row))).toList();
    }

    private static <B extends RowBatch> DataStream<Read<B>> reads(
            StreamExecutionEnvironment env,
            String name,
            List<B> batches,
            CsvTable<B> table,
            long seed) {
        List<Read<B>> reads = reads(batches, seed);
        reads.add(Read.endOfSplit("f", 0, 0));
        return env.fromData(reads, Read.type(table.batchType())).name(name).uid("made-" + name);
    }

    private static <B extends RowBatch> List<Read<B>> reads(List<B> batches, long seed) {
        List<Read<B>> reads = new ArrayList<>();
        batches.forEach(batch -> reads.add(Read.batch("f", batch, 1, 0)));
        Collections.shuffle(reads, new Random(seed));
        return reads;
    }

    private static Film film(
            long id, String title, String date, long budget, long offset, String... countries) {
        return new Film(
                id, title, date, new String[] {"Drama"}, countries, budget, null, place(offset));
    }

    private static Credits credits(long film, long offset, String... cast) {
        return new Credits(film, cast, place(offset));
    }

    private static RatingBatch rating(long movie, long halfStars) {
        return new RatingBatch(1, new long[] {movie}, new long[] {halfStars});
    }

    private static Link link(long movie, long film, long offset) {
        return new Link(movie, film, place(offset));
    }

    private static Place place(long offset) {
        return new Place("file", offset);
    }

    private static String line(long id, String title, String date, String countries) {
        return "{\"id\":%d,\"title\":\"%s\",\"release_date\":%s,\"genres\":[\"Drama\"],\"countries\":[%s]}"
                .formatted(id, title, date == null ? null : "\"" + date + "\"", countries);
    }
}
