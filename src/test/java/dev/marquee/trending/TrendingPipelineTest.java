package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FlinkTest;
import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.files.FileOutputs;
import dev.marquee.job.Emit;
import dev.marquee.job.FailOnce;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.job.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the graph of the job on rows in memory. */
final class TrendingPipelineTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final int FIRST_DAY = (int) LocalDate.parse("2017-11-01").toEpochDay();
    private static final long LIKES_OVER = 50;
    private static final int MIN_DAYS = 6;
    private static final Set<String> COUNTRIES = Set.of("DE", "GB", "US");
    private static final Map<String, String> TITLES = Map.of("1", "Film", "23", "Comedy");
    private static final RejectedRecord REJECTED = new RejectedRecord("file", 7, "id: empty", ",,");

    /**
     * A checkpoint interval that is longer than a run. Flink takes a checkpoint at the end; a task
     * that misses it waits for the next one.
     */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    @TempDir Path folder;

    /**
     * The output of a run.
     *
     * @param lines the lines of each result, in the order of writing
     * @param figures its figures
     */
    private record Outcome(Map<String, List<String>> lines, Map<String, Object> figures) {
        Map<String, List<String>> sortedLines() {
            Map<String, List<String>> sorted = new TreeMap<>(lines);
            sorted.replaceAll((result, some) -> some.stream().sorted().toList());
            return sorted;
        }
    }

    @Test
    void batchAndStreamingGiveTheSameAnswersForAnyOrderOfRows() throws Exception {
        List<Listing> rows = rows(new Random(1));
        ExpectedAnswers expected = expected(rows);
        Map<String, List<String>> lines = lines(expected);
        Map<String, Object> figures = figures(rows, expected, lines);
        Outcome first = run("first", RuntimeExecutionMode.BATCH, reads(rows));
        assertThat(first.figures()).containsAllEntriesOf(figures);

        for (RuntimeExecutionMode mode :
                List.of(RuntimeExecutionMode.BATCH, RuntimeExecutionMode.STREAMING)) {
            List<Read<ListingBatch>> reads = reads(rows);
            Collections.shuffle(reads, new Random(mode.name().length()));

            Outcome outcome = run(mode.name(), mode, reads);

            assertThat(outcome.sortedLines()).as(mode.name()).isEqualTo(lines);
            assertThat(outcome.figures()).as(mode.name()).isEqualTo(first.figures());
        }
        assertThat(lines.get("worldwide-videos"))
                .as("some of the videos, and not all")
                .hasSizeBetween(2, 7);
        assertThat(lines.get("funny-videos")).hasSizeGreaterThan(2);
    }

    @Test
    void repeatedRowsDoNotChangeTheAnswers() throws Exception {
        List<Listing> rows = rows(new Random(2));
        ExpectedAnswers once = expected(rows);
        List<Listing> repeated = new ArrayList<>(rows);
        repeated.addAll(rows);
        repeated.addAll(rows.subList(0, 100));
        Collections.shuffle(repeated, new Random(3));

        Outcome outcome = run("repeated", RuntimeExecutionMode.STREAMING, reads(repeated));

        Map<String, List<String>> lines = lines(once);
        assertThat(outcome.sortedLines()).isEqualTo(lines);
        assertThat(outcome.figures()).containsAllEntriesOf(figures(repeated, once, lines));
    }

    @Test
    void withoutRowsThereAreNoResults() throws Exception {
        for (RuntimeExecutionMode mode :
                List.of(RuntimeExecutionMode.BATCH, RuntimeExecutionMode.STREAMING)) {
            Outcome outcome = run("none-" + mode, mode, List.of(Read.endOfSplit("f", 0, 0)));

            assertThat(outcome.lines()).isEmpty();
        }
    }

    /**
     * The job fails after some checkpoints. Rows before the checkpoints are neither lost nor
     * counted twice.
     */
    @Test
    void aFailureDoesNotChangeResultsAndFigures() throws Exception {
        List<Listing> rows = rows(new Random(4));
        ExpectedAnswers expected = expected(rows);
        Path failed = folder.resolve("failed");
        Path restored = folder.resolve("restored");
        StreamExecutionEnvironment env =
                environment(RuntimeExecutionMode.STREAMING, 2, Duration.ofMillis(50));
        FailOnce.allowOneRestart(env);

        Outcome outcome =
                run(
                        "failing",
                        env,
                        Emit.AT_END,
                        reads(rows),
                        // The number of rows between two checkpoints does not depend on the
                        // duration of a checkpoint.
                        100,
                        reads -> FailOnce.in(reads, 150, failed, restored));

        Map<String, List<String>> lines = lines(expected);
        assertThat(failed).exists();
        assertThat(restored).exists();
        assertThat(outcome.lines().get("rejected")).hasSize(1);
        assertThat(outcome.sortedLines()).isEqualTo(lines);
        assertThat(outcome.figures()).containsAllEntriesOf(figures(rows, expected, lines));
    }

    @Test
    void forAnEndlessInputAnswersAreEmittedWhenTheyBecomeTrue() throws Exception {
        List<Listing> rows = new ArrayList<>();
        rows.add(row("cat", "US", 0, 60, 100));
        rows.add(row("cat", "US", 0, 60, 100));
        rows.add(row("cat", "US", 1, 60, 99));
        for (int day = 0; day < MIN_DAYS + 1; day++) {
            for (String country : List.of("DE", "GB", "US")) {
                rows.add(row("dog", country, day, 10, 1));
            }
        }
        rows.add(row("cat", "GB", 1, 60, 1));
        rows.add(row("cat", "GB", 1, 60, 2));

        Outcome outcome =
                run(
                        "on-change",
                        environment(RuntimeExecutionMode.STREAMING, 1, SELDOM),
                        Emit.ON_CHANGE,
                        reads(rows).subList(0, rows.size()),
                        Replay.ALL_AT_ONCE,
                        UnaryOperator.identity());

        assertThat(outcome.lines().keySet())
                .containsExactlyInAnyOrder("funny-videos", "top-day", "worldwide-videos");
        assertThat(outcome.lines().get("funny-videos"))
                .containsExactly(
                        "{\"video_id\":\"cat\",\"title\":\"cat in US\",\"category\":\"Comedy\"}",
                        "{\"video_id\":\"cat\",\"title\":\"cat in GB\",\"category\":\"Comedy\"}");
        assertThat(outcome.lines().get("worldwide-videos"))
                .singleElement()
                .asString()
                .contains("\"video_id\":\"dog\",\"title\":\"dog in DE\",\"days\":6,")
                .contains("\"first_day\":\"2017-11-01\",\"last_day\":\"2017-11-06\"");
        assertThat(outcome.lines().get("top-day"))
                .as("the first day, then the second day with one view more")
                .containsExactly(
                        "{\"day\":\"2017-11-01\",\"listing_views\":100,\"video_views\":100,"
                                + "\"videos\":1,\"listings\":1}",
                        "{\"day\":\"2017-11-02\",\"listing_views\":101,\"video_views\":99,"
                                + "\"videos\":1,\"listings\":2}");
        assertThat(outcome.figures())
                .containsEntry("results.top-day", 2L)
                .containsEntry("results.worldwide-videos", 1L)
                .containsEntry("repeated_rows", 2L);
    }

    private Outcome run(String name, RuntimeExecutionMode mode, List<Read<ListingBatch>> reads)
            throws Exception {
        return run(
                name,
                environment(mode, 2, SELDOM),
                Emit.AT_END,
                reads,
                Replay.ALL_AT_ONCE,
                UnaryOperator.identity());
    }

    private Outcome run(
            String name,
            StreamExecutionEnvironment env,
            Emit emit,
            List<Read<ListingBatch>> reads,
            int perCheckpoint,
            UnaryOperator<DataStream<Read<ListingBatch>>> between)
            throws Exception {
        Path results = folder.resolve(name);
        TypeInformation<Read<ListingBatch>> type = Read.type(ListingBatches.TABLE.batchType());
        Operators operators = new Operators(Map.of());
        DataStream<Read<ListingBatch>> source =
                Replay.stream(env, "reads", reads, type, perCheckpoint);
        TrendingPipeline.build(
                new TrendingPipeline.Inputs(
                        between.apply(source),
                        () ->
                                Operators.nameAlone(
                                        VideoFiles.READ_CATEGORIES,
                                        env.fromData(
                                                CategoryTitles.of(
                                                        List.of(Map.entry("US", TITLES))))),
                        List.copyOf(COUNTRIES)),
                new FileOutputs(
                        new org.apache.flink.core.fs.Path(results.toUri()), emit, operators),
                AskedQuestions.settings(
                        emit,
                        null,
                        results.toString(),
                        "--questions=" + AskedQuestions.all(emit),
                        "--likes-over=" + LIKES_OVER,
                        "--min-days=" + MIN_DAYS,
                        "--thumbnails=skip"),
                operators);
        Map<String, Object> figures = new TreeMap<>(env.execute(name).getAllAccumulatorResults());
        // Counts by file exist only after whole splits, and these rows are not whole splits.
        figures.values().removeIf(figure -> !(figure instanceof Number));
        return new Outcome(lines(results), figures);
    }

    private static StreamExecutionEnvironment environment(
            RuntimeExecutionMode mode, int parallelism, Duration checkpointInterval) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.prepare(
                env, new JobSettings(mode, true, parallelism, Map.of(), checkpointInterval));
        return env;
    }

    private static Map<String, List<String>> lines(Path results) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        if (!Files.exists(results)) {
            return lines;
        }
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.getFileName().toString()).matches("part-.*\\.jsonl");
                lines.computeIfAbsent(
                                results.relativize(file.getParent()).toString(),
                                result -> new ArrayList<>())
                        .addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** Returns rows of a few videos in four countries on ten days. Many rows repeat a listing. */
    private static List<Listing> rows(Random random) {
        List<Listing> rows = new ArrayList<>();
        String[] countries = {"DE", "FR", "GB", "US"};
        String[] tags = {"funny", "cat|funny", "unfunny", "cat|dog", ""};
        String[] categories = {"1", "23", "99"};
        for (int i = 0; i < 700; i++) {
            rows.add(
                    new Listing(
                            Country.number(countries[random.nextInt(4)]),
                            "video" + random.nextInt(8),
                            FIRST_DAY + random.nextInt(10),
                            "title" + random.nextInt(3),
                            categories[random.nextInt(3)],
                            tags[random.nextInt(5)],
                            random.nextLong(6_000_000_000L),
                            random.nextInt(60),
                            "link" + random.nextInt(3),
                            false));
        }
        return rows;
    }

    private static Listing row(String video, String country, int day, long likes, long views) {
        return new Listing(
                Country.number(country),
                video,
                FIRST_DAY + day,
                video + " in " + country,
                "23",
                "funny",
                views,
                likes,
                "link",
                false);
    }

    /** Returns the rows as a source emits them, and a rejected record. */
    private static List<Read<ListingBatch>> reads(List<Listing> rows) {
        List<Read<ListingBatch>> reads = new ArrayList<>();
        rows.forEach(row -> reads.add(Read.batch("f", ListingBatches.of(row), 10, 0)));
        reads.add(Read.rejected(REJECTED, "id", 10));
        return reads;
    }

    private static ExpectedAnswers expected(List<Listing> rows) {
        return new ExpectedAnswers(rows, LIKES_OVER, "funny", MIN_DAYS, COUNTRIES);
    }

    /** Returns the expected lines of every result, including the rejected record. */
    private static Map<String, List<String>> lines(ExpectedAnswers expected) {
        Map<String, List<String>> lines = expected.lines(TITLES);
        lines.put(
                "rejected",
                List.of(
                        "{\"file\":\"file\",\"offset\":7,\"reason\":\"id:"
                                + " empty\",\"raw\":\",,\"}"));
        return lines;
    }

    private static Map<String, Object> figures(
            List<Listing> rows, ExpectedAnswers expected, Map<String, List<String>> lines) {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("bytes", 10L * rows.size() + 10);
        figures.put("rows_used", (long) rows.size());
        figures.put("rejected.id", 1L);
        figures.put("replaced_bytes", 0L);
        figures.put("restored_ids", 0L);
        figures.put("first_day", (long) FIRST_DAY);
        figures.put("last_day", (long) FIRST_DAY + 9);
        figures.put("listings", expected.listings());
        figures.put("repeated_rows", rows.size() - expected.listings());
        for (String result : AskedQuestions.results(Emit.AT_END)) {
            figures.put("results." + result, (long) lines.get(result).size());
        }
        figures.put("thumbnails.skipped", (long) lines.get("worldwide-videos").size());
        figures.put(
                "unknown_categories",
                lines.get("funny-videos").stream()
                        .filter(line -> line.contains("\"unknown\""))
                        .count());
        return figures;
    }
}
