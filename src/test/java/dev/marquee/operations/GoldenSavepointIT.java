package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.CommandRun;
import dev.marquee.ResultFiles;
import dev.marquee.job.Emit;
import dev.marquee.movies.MoviesPipeline;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.SentInput;
import dev.marquee.rabbitmq.source.MessageFigures;
import dev.marquee.trending.AskedQuestions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A savepoint that a released version took is restored by this one, at another parallelism, and the
 * job ends with the right results. The savepoints are in the canonical format, which each state
 * backend restores.
 *
 * <p>With the system property {@code golden.write=true} the tests first write the savepoints of
 * {@link #VERSION} again. Do so only for a version that is not released: if a test fails without,
 * then the state of the jobs has changed, and their users cannot upgrade.
 */
class GoldenSavepointIT {
    private static final String VERSION = "0.1.0";
    private static final boolean WRITES = Boolean.getBoolean("golden.write");
    private static final Path SAVEPOINTS =
            Path.of("src/test/resources/savepoints", VERSION).toAbsolutePath();

    /** The days that a savepoint covers. */
    private static final int DAYS_BEFORE = 3;

    private static final int PARALLELISM = 2;

    private static final String RUN = "golden";

    /** The tables of films, each in the two parts before and after the savepoint. */
    private static final Map<String, List<String>> FILMS =
            new TreeMap<>(
                    Map.of(
                            "movies_metadata.csv",
                            List.of(
                                    """
                                    id,title,release_date,budget,genres,production_countries
                                    1,A,2001-01-01,5,"[{'name': 'Drama'}]","[{'iso_3166_1': 'AR'}, {'iso_3166_1': 'ES'}]"
                                    2,B,2002-01-01,7,[],"[{'iso_3166_1': 'AR'}]"
                                    """,
                                    """
                                    id,title,release_date,budget,genres,production_countries
                                    1,A again,2011-01-01,5,[],[]
                                    3,C,2003-01-01,9,[],"[{'iso_3166_1': 'AR'}]"
                                    4,D,1999-01-01,11,[],"[{'iso_3166_1': 'ES'}]"
                                    """),
                            "credits.csv",
                            List.of(
                                    """
                                    cast,id
                                    "[{'name': 'Ana'}, {'name': 'Bea'}]",1
                                    "[{'name': 'Zoe'}]",3
                                    """,
                                    """
                                    cast,id
                                    "[{'name': 'Ana'}, {'name': 'Zoe'}]",2
                                    "[{'name': 'Bea'}]",3
                                    """),
                            "links.csv",
                            List.of(
                                    "movieId,tmdbId\n10,1\n20,2\n",
                                    "movieId,tmdbId\n20,2\n30,3\n40,4\n"),
                            "ratings.csv",
                            List.of(
                                    "movieId,rating\n10,4.0\n20,3.5\n30,1.0\n",
                                    "movieId,rating\n10,3.0\n20,1.5\n30,5.0\n99,0.5\n")));

    @RegisterExtension static final MiniClusterExtension CLUSTER = SavepointCluster.extension();

    @TempDir Path temp;

    private MiniCluster cluster;
    private ClusterClient<?> client;

    @BeforeEach
    void use(
            @InjectMiniCluster MiniCluster miniCluster,
            @InjectClusterClient ClusterClient<?> clusterClient) {
        cluster = miniCluster;
        client = clusterClient;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aJobThatWatchesFilesGoesOn(String backend) throws Exception {
        Path before = temp.resolve("before");
        DailyLists.writeCategories(before);
        StoppableJob first = watch(before, PARALLELISM, SavepointCluster.settings("hashmap"));
        arrive(first, before, 1, DAYS_BEFORE);
        if (WRITES) {
            write("trending-watch", first);
        } else {
            first.stop(temp.resolve("savepoints"), SavepointFormatType.CANONICAL);
        }
        Path all = temp.resolve("all");
        DailyLists.writeCategories(all);
        StoppableJob undisturbed = watch(all, PARALLELISM, SavepointCluster.settings("hashmap"));
        arrive(undisturbed, all, 1, DailyLists.DAYS);
        undisturbed.stop(temp.resolve("savepoints"), SavepointFormatType.CANONICAL);

        Path after = temp.resolve("after");
        DailyLists.writeCategories(after);
        StoppableJob restored =
                watch(
                        after,
                        PARALLELISM + 1,
                        SavepointCluster.settings(backend, golden("trending-watch")));
        arrive(restored, after, DAYS_BEFORE + 1, DailyLists.DAYS);
        restored.stop(temp.resolve("savepoints"), SavepointFormatType.CANONICAL);

        for (String result : AskedQuestions.results(Emit.ON_CHANGE)) {
            assertThat(results(after).lines(result)).as(result).isNotEmpty();
            assertThat(Stream.of(before, after).flatMap(input -> lines(input, result)).sorted())
                    .as(result)
                    .containsExactlyElementsOf(lines(all, result).toList());
        }
    }

    @Test
    void aJobThatReadsMessagesGoesOn() throws Exception {
        Path input = temp.resolve("input");
        for (int day = 1; day <= DailyLists.DAYS; day++) {
            for (String country : DailyLists.COUNTRIES) {
                Path file = input.resolve(listName(day, country));
                Files.createDirectories(file.getParent());
                Files.writeString(file, DailyLists.listWithoutFaults(day, country));
            }
        }
        // Rejected rows and funny videos are in open files until the end, and those of the machine
        // that took the savepoint are not here.
        List<String> options = new ArrayList<>(DailyLists.OPTIONS);
        options.add("--questions=worldwide-videos,top-day,categories");
        ResultFiles expected =
                ResultFiles.ofRun(
                        "trending", input, temp.resolve("files"), options.toArray(String[]::new));

        ResultFiles results =
                resultsOfMessages(
                        "trending",
                        options,
                        lists(new SentInput(), 1, DAYS_BEFORE),
                        lists(new SentInput(), DAYS_BEFORE + 1, DailyLists.DAYS)
                                .endOfInput(RUN, listNames()));

        results.assertSame(List.of("worldwide-videos", "top-day", "days", "categories"), expected);
        results.assertSameFigures(
                List.of("files", "rows_used", "listings", "repeated_rows"), expected);
    }

    @Test
    void aJobThatReadsFilmsFromMessagesGoesOn() throws Exception {
        Path input = Files.createDirectory(temp.resolve("input"));
        SentInput before = new SentInput();
        SentInput after = new SentInput();
        for (Map.Entry<String, List<String>> table : FILMS.entrySet()) {
            String first = table.getValue().get(0);
            String second = table.getValue().get(1);
            String rowsOfSecond = second.substring(second.indexOf('\n') + 1);
            Files.writeString(input.resolve(table.getKey()), first + rowsOfSecond);
            before.part(RUN, table.getKey(), 0, bytes(first));
            after.part(RUN, table.getKey(), 1, bytes(second)).endOfFile(RUN, table.getKey(), 2);
        }
        after.endOfInput(RUN, FILMS.keySet().toArray(String[]::new));
        ResultFiles expected =
                ResultFiles.ofRun("movies", input, temp.resolve("files"), "--no-report");

        ResultFiles results = resultsOfMessages("movies", List.of("--no-report"), before, after);

        for (String result : MoviesPipeline.RESULTS) {
            if (!result.equals(MoviesPipeline.REJECTED)) {
                assertThat(expected.lines(result)).as(result).isNotEmpty();
                assertThat(results.lines(result)).as(result).isEqualTo(expected.lines(result));
            }
        }
        results.assertSameFigures(List.of("files", "rows_read", "repeated"), expected);
    }

    /**
     * Runs a job from the golden savepoint, which holds the first messages, to its end.
     *
     * @param before the messages that the savepoint holds
     * @param after the others
     */
    private ResultFiles resultsOfMessages(
            String job, List<String> options, SentInput before, SentInput after) throws Exception {
        String savepoint = job + "-messages";
        try (RabbitBroker broker = RabbitBroker.start()) {
            broker.declareQueue("marquee." + job);
            if (WRITES) {
                int sent = before.size();
                before.sendTo(broker, "marquee." + job);
                StoppableJob first =
                        readMessages(
                                broker,
                                job,
                                PARALLELISM,
                                SavepointCluster.settings("hashmap"),
                                options);
                await().atMost(StoppableJob.PATIENCE)
                        .until(() -> first.figure(MessageFigures.MESSAGES) == sent);
                write(savepoint, first);
            }
            after.sendTo(broker, "marquee." + job);
            CommandRun run =
                    readMessages(
                                    broker,
                                    job,
                                    PARALLELISM + 1,
                                    SavepointCluster.settings("hashmap", golden(savepoint)),
                                    options)
                            .end();
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        return new ResultFiles(temp.resolve("messages").resolve(job));
    }

    private static SentInput lists(SentInput input, int firstDay, int lastDay) {
        for (int day = firstDay; day <= lastDay; day++) {
            for (String country : DailyLists.COUNTRIES) {
                String name = listName(day, country);
                input.part(RUN, name, 0, bytes(DailyLists.listWithoutFaults(day, country)))
                        .endOfFile(RUN, name, 1);
            }
        }
        return input;
    }

    private static String[] listNames() {
        List<String> names = new ArrayList<>();
        for (int day = 1; day <= DailyLists.DAYS; day++) {
            for (String country : DailyLists.COUNTRIES) {
                names.add(listName(day, country));
            }
        }
        return names.toArray(String[]::new);
    }

    private static String listName(int day, String country) {
        return "day-" + day + "/" + country + "videos.csv";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void arrive(StoppableJob job, Path input, int firstDay, int lastDay) throws Exception {
        for (int day = firstDay; day <= lastDay; day++) {
            DailyLists.arrive(input, day);
            DailyLists.awaitDay(job, day);
        }
    }

    private StoppableJob watch(Path input, int parallelism, Map<String, String> flink) {
        return DailyLists.watch(cluster, client, flink, input, output(input), parallelism);
    }

    private StoppableJob readMessages(
            RabbitBroker broker,
            String job,
            int parallelism,
            Map<String, String> flink,
            List<String> options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                job,
                                "--source=rabbitmq",
                                "--output=" + temp.resolve("messages"),
                                "--checkpoint-interval=200ms",
                                "--parallelism=" + parallelism));
        arguments.addAll(options);
        return StoppableJob.start(
                cluster, client, flink, Map.of("MARQUEE_RABBITMQ_URI", broker.uri()), arguments);
    }

    private static Path output(Path input) {
        return input.resolveSibling(input.getFileName() + "-out");
    }

    private static ResultFiles results(Path input) {
        return new ResultFiles(output(input).resolve("trending"));
    }

    private static Stream<String> lines(Path input, String result) {
        try {
            return results(input).lines(result).stream();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String golden(String name) {
        Path savepoint = SAVEPOINTS.resolve(name);
        assertThat(savepoint)
                .as("run the test with -Dgolden.write=true to write the savepoint")
                .exists();
        return savepoint.toUri().toString();
    }

    /** Stops a job with a savepoint, and keeps this as the golden one. */
    private void write(String name, StoppableJob job) throws Exception {
        Path written =
                Path.of(
                        java.net.URI.create(
                                job.stop(
                                        temp.resolve("savepoints"),
                                        SavepointFormatType.CANONICAL)));
        Path kept = Files.createDirectories(SAVEPOINTS.resolve(name));
        try (Stream<Path> files = Files.list(written)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("_metadata");
        }
        copy(written.resolve("_metadata"), kept.resolve("_metadata"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
