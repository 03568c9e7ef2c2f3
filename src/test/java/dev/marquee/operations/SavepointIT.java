package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.marquee.CommandRun;
import dev.marquee.ResultFiles;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Emit;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.SentInput;
import dev.marquee.trending.AskedQuestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A job that is stopped with a savepoint, and goes on at another parallelism, has the results of a
 * job that was not disturbed.
 */
class SavepointIT {
    private static final String QUEUE = "marquee.trending";
    private static final String REJECTED = "rejected";

    @RegisterExtension static final MiniClusterExtension CLUSTER = SavepointCluster.extension();

    @TempDir static Path shared;

    private static RabbitBroker broker;

    /** The results of jobs that were not disturbed, which are the same for all tests. */
    private static Map<String, List<String>> ofWatchedFiles;

    private static ResultFiles ofFiles;
    private static List<GetResponse> messages;

    @TempDir Path temp;

    private MiniCluster cluster;
    private ClusterClient<?> client;

    static Stream<Arguments> rescalings() {
        return Stream.of("hashmap", "rocksdb")
                .flatMap(
                        backend ->
                                Stream.of(
                                        Arguments.of(backend, 2, 4),
                                        Arguments.of(backend, 4, 2),
                                        Arguments.of(backend, 1, 3)));
    }

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
        broker.declareQueue(QUEUE);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest(name = "{0}, {1} to {2}")
    @MethodSource("rescalings")
    void aJobThatWatchesFilesGoesOnAtAnotherParallelism(
            String backend,
            int before,
            int after,
            @InjectMiniCluster MiniCluster cluster,
            @InjectClusterClient ClusterClient<?> client)
            throws Exception {
        use(cluster, client);
        if (ofWatchedFiles == null) {
            ofWatchedFiles = resultsOfUndisturbedWatching();
        }
        Path input = temp.resolve("in");
        DailyLists.writeCategories(input);
        StoppableJob first = watch(input, before, SavepointCluster.settings(backend));
        for (int day = 1; day <= 3; day++) {
            DailyLists.arrive(input, day);
            DailyLists.awaitDay(first, day);
        }
        // The job stops while lists arrive, one of them after its end.
        DailyLists.arrive(input, 4, "DE");
        DailyLists.arrive(input, 4, "GB");
        String savepoint = first.stop(temp.resolve("savepoints"), SavepointFormatType.NATIVE);
        DailyLists.arrive(input, 4, "US");

        StoppableJob second = watch(input, after, SavepointCluster.settings(backend, savepoint));
        DailyLists.awaitDay(second, 4);
        for (int day = 5; day <= DailyLists.DAYS; day++) {
            DailyLists.arrive(input, day);
            DailyLists.awaitDay(second, day);
        }
        second.stop(temp.resolve("savepoints"), SavepointFormatType.NATIVE);

        assertThat(results(input)).isEqualTo(ofWatchedFiles);
    }

    @ParameterizedTest(name = "{0}, {1} to {2}")
    @MethodSource("rescalings")
    void aJobThatReadsMessagesGoesOnAtAnotherParallelism(
            String backend,
            int before,
            int after,
            @InjectMiniCluster MiniCluster cluster,
            @InjectClusterClient ClusterClient<?> client)
            throws Exception {
        use(cluster, client);
        if (messages == null) {
            publishSample();
        }
        int half = messages.size() / 2;
        new SentInput().all(messages.subList(0, half)).sendTo(broker, QUEUE);
        StoppableJob first = readMessages(before, SavepointCluster.settings(backend));
        await().atMost(StoppableJob.PATIENCE)
                .until(() -> first.figure(CommonFigures.ROWS_USED) > 0);
        String savepoint = first.stop(temp.resolve("savepoints"), SavepointFormatType.NATIVE);
        new SentInput().all(messages.subList(half, messages.size())).sendTo(broker, QUEUE);

        CommandRun run = readMessages(after, SavepointCluster.settings(backend, savepoint)).end();

        assertThat(run.exitCode()).as(run.err()).isZero();
        ResultFiles results = new ResultFiles(temp.resolve("out/trending"));
        results.assertSame(AskedQuestions.results(Emit.AT_END), ofFiles);
        assertThat(results.lines(REJECTED)).hasSameSizeAs(ofFiles.lines(REJECTED));
        results.assertSameFigures(
                List.of(
                        "files",
                        "rows_read",
                        "rows_used",
                        "listings",
                        "repeated_rows",
                        "rejected",
                        "results"),
                ofFiles);
        assertThat(broker.waiting(QUEUE)).isZero();
    }

    private void use(MiniCluster miniCluster, ClusterClient<?> clusterClient) {
        cluster = miniCluster;
        client = clusterClient;
    }

    private Map<String, List<String>> resultsOfUndisturbedWatching() throws Exception {
        Path input = temp.resolve("undisturbed");
        DailyLists.writeCategories(input);
        StoppableJob job = watch(input, 2, SavepointCluster.settings("hashmap"));
        for (int day = 1; day <= DailyLists.DAYS; day++) {
            DailyLists.arrive(input, day);
            DailyLists.awaitDay(job, day);
        }
        job.stop(temp.resolve("savepoints"), SavepointFormatType.NATIVE);
        Map<String, List<String>> results = results(input);
        assertThat(results.get("top-day")).hasSize(DailyLists.DAYS);
        assertThat(results.get("funny-videos")).hasSizeGreaterThan(10);
        assertThat(results.get("worldwide-videos")).hasSizeGreaterThan(40);
        assertThat(results.get(REJECTED)).hasSize(DailyLists.DAYS * DailyLists.COUNTRIES.size());
        return results;
    }

    private static Map<String, List<String>> results(Path input) throws Exception {
        assertThat(new ResultFiles(output(input)).unfinishedFiles()).isEmpty();
        return DailyLists.results(input, output(input));
    }

    private StoppableJob watch(Path input, int parallelism, Map<String, String> flink) {
        return DailyLists.watch(cluster, client, flink, input, output(input), parallelism);
    }

    private static Path output(Path input) {
        return input.resolveSibling(input.getFileName() + "-out");
    }

    /** What {@code publish} sends of a sample, in any order, and the results of its files. */
    private static void publishSample() throws Exception {
        Path input = shared.resolve("sample");
        CommandRun.succeeding(
                "sample", "--output=" + input, "--rows=20000", "--countries=3", "--dirt=0.02");
        ofFiles =
                ResultFiles.ofRun(
                        "trending",
                        input,
                        shared.resolve("files"),
                        "--questions=" + AskedQuestions.all(Emit.AT_END),
                        "--thumbnails=skip",
                        "--no-report",
                        "--likes-over=100000",
                        "--min-days=2");
        CommandRun publish =
                CommandRun.of(
                        address(),
                        "publish",
                        "--queue=" + QUEUE,
                        "--input=" + input,
                        "--part-rows=100");
        assertThat(publish.exitCode()).as(publish.err()).isZero();
        messages = new ArrayList<>(broker.takeAll(QUEUE));
        Collections.shuffle(messages, new Random(14));
    }

    private StoppableJob readMessages(int parallelism, Map<String, String> flink) throws Exception {
        List<String> countries = new ArrayList<>();
        ofFiles.summary().path("countries").forEach(code -> countries.add(code.asText()));
        return StoppableJob.start(
                cluster,
                client,
                flink,
                address(),
                List.of(
                        "trending",
                        "--source=rabbitmq",
                        "--output=" + temp.resolve("out"),
                        "--questions=" + AskedQuestions.all(Emit.AT_END),
                        "--countries=" + String.join(",", countries),
                        "--thumbnails=skip",
                        "--no-report",
                        "--likes-over=100000",
                        "--min-days=2",
                        "--checkpoint-interval=200ms",
                        "--parallelism=" + parallelism));
    }

    private static Map<String, String> address() {
        return Map.of("MARQUEE_RABBITMQ_URI", broker.uri());
    }
}
