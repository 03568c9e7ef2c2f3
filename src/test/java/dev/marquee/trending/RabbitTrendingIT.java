package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.GetResponse;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.RealData;
import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import dev.marquee.job.Emit;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.SentInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the trending job on messages of a real broker. */
class RabbitTrendingIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final int PUBLISHERS = 3;
    private static final String QUEUE = "marquee.trending";
    private static final String PUBLISHED = "published";
    private static final List<String> RESULTS = AskedQuestions.results(Emit.AT_END);
    private static final List<String> FIGURES =
            List.of(
                    "files",
                    "rows_read",
                    "rows_used",
                    "listings",
                    "repeated_rows",
                    "restored_ids",
                    "unknown_categories",
                    "replaced_bytes",
                    "rejected",
                    "countries",
                    "first_day",
                    "last_day",
                    "results");

    @AutoClose private static RabbitBroker broker;

    @TempDir Path temp;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
        broker.declareQueue(QUEUE);
        broker.declareQueue(PUBLISHED);
    }

    /** A failed test may have left messages. */
    @BeforeEach
    void emptyQueue() throws Exception {
        broker.takeAll(QUEUE);
    }

    @Test
    void messagesGiveTheAnswersOfTheFiles() throws Exception {
        assertSameAnswers(Path.of("data").toAbsolutePath(), "--part-rows=50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"youtube-2025", "older-system", "youtube-2020", "youtube-2017"})
    void messagesOfRealDataGiveTheAnswersOfTheFiles(String folder) throws Exception {
        Path input = RealData.folder().resolve(folder);
        assertSameAnswers(input, "--part-rows=500", "--likes-over=100000", "--min-days=5");
    }

    @Test
    void filesWithTheSameNameInSeveralFoldersAreAllRead() throws Exception {
        Path folder = temp.resolve("in");
        write(folder.resolve("country=US/part-0.csv"), "a", "b");
        write(folder.resolve("country=GB/year=2024/part-0.csv"), "a");
        write(folder.resolve("FRvideos.csv/part-0.csv"), "a");
        write(folder.resolve("one/DEvideos.csv"), "a");
        write(folder.resolve("two/DEvideos.csv"), "c");
        ResultFiles expected =
                ResultFiles.ofRun(
                        "trending",
                        folder,
                        temp.resolve("files"),
                        "--thumbnails=skip",
                        "--min-days=1",
                        "--questions=" + AskedQuestions.all(Emit.AT_END));
        CommandRun publish =
                CommandRun.of(
                        Map.of("MARQUEE_RABBITMQ_URI", broker.uri()),
                        "publish",
                        "--queue=" + QUEUE,
                        "--input=" + folder);
        assertThat(publish.exitCode()).as(publish.err()).isZero();

        CommandRun run =
                run(broker.uri(), "--countries=DE,FR,GB,US", "--min-days=1", "--parallelism=2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        ResultFiles results = new ResultFiles(temp.resolve("messages/trending"));
        assertThat(expected.lines("worldwide-videos")).hasSize(1);
        assertThat(expected.summary().get("rows_used").asInt()).isEqualTo(6);
        results.assertSame(RESULTS, expected);
        results.assertSameFigures(FIGURES, expected);
    }

    private static void write(Path file, String... ids) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                VideoCsv.file(
                        Stream.of(ids).map(id -> VideoCsv.row(id, 1)).toArray(String[]::new)));
    }

    @Test
    void anUnusableBrokerOrOptionIsAnErrorOfOneLineBeforeAnyWork() {
        String uri = broker.uri(RabbitBroker.USER, "wrong", "/");

        assertRefused(run(uri, "--countries=US"), "user or password is wrong");
        assertRefused(
                run("amqp://127.0.0.1:1/", "--countries=US", "--dry-run"), "connection refused");
        assertRefused(run(broker.uri(), "--countries=US", "--queue=absent"), "no queue 'absent'");
        assertRefused(run(broker.uri()), "--source rabbitmq needs --countries");
        assertRefused(run(broker.uri(), "--countries=US", "--mode=batch"), "--mode batch");
        assertRefused(run(broker.uri(), "--countries=US", "--watch=1s"), "has --follow");
    }

    private static void assertRefused(CommandRun run, String cause) {
        assertThat(run.err()).hasLineCount(1).contains(cause).doesNotContain("wrong@");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    /** Three publishers share the files. Each message is sent twice, in any order. */
    private void assertSameAnswers(Path folder, String partRows, String... questions)
            throws Exception {
        ResultFiles expected =
                ResultFiles.ofRun(
                        "trending",
                        folder,
                        temp.resolve("files"),
                        with(
                                questions,
                                "--thumbnails=skip",
                                "--questions=" + AskedQuestions.all(Emit.AT_END)));
        new SentInput().all(published(folder, partRows)).shuffled(2, 3).sendTo(broker, QUEUE);

        CommandRun run =
                run(
                        broker.uri(),
                        with(
                                questions,
                                "--publishers=" + PUBLISHERS,
                                "--countries=" + countries(expected.summary()),
                                "--parallelism=2"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        ResultFiles results = new ResultFiles(temp.resolve("messages/trending"));
        assertThat(expected.lines("top-day")).isNotEmpty();
        results.assertSame(RESULTS, expected);
        assertThat(results.lines("rejected")).hasSameSizeAs(expected.lines("rejected"));
        results.assertSameFigures(FIGURES, expected);
        assertThat(results.summary().get("repeated_messages"))
                .isEqualTo(results.summary().get("messages"));
        assertThat(results.summary().get("rejected_messages").asLong()).isZero();
        assertThat(broker.waiting(QUEUE)).isZero();
    }

    /** Returns the messages that several runs of {@code publish} send for the files of a folder. */
    private static List<GetResponse> published(Path folder, String partRows) throws Exception {
        broker.takeAll(PUBLISHED);
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            List<String> arguments =
                    new ArrayList<>(List.of("publish", "--queue=" + PUBLISHED, partRows));
            for (Path file : shareOf(publisher, folder)) {
                arguments.add("--input=" + file);
            }
            CommandRun run =
                    CommandRun.of(
                            Map.of("MARQUEE_RABBITMQ_URI", broker.uri()),
                            arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        return broker.takeAll(PUBLISHED);
    }

    private static List<Path> shareOf(int publisher, Path folder) throws Exception {
        List<Path> share = new ArrayList<>();
        for (List<Path> kind : List.of(files(folder, ".csv"), files(folder, ".json"))) {
            for (int file = 0; file < kind.size(); file++) {
                if (file % PUBLISHERS == publisher) {
                    share.add(kind.get(file));
                }
            }
        }
        return share;
    }

    private CommandRun run(String uri, String... options) {
        String[] arguments =
                with(
                        options,
                        "trending",
                        "--source=rabbitmq",
                        "--output=" + temp.resolve("messages"),
                        "--checkpoint-interval=200ms",
                        "--thumbnails=skip",
                        "--questions=" + AskedQuestions.all(Emit.AT_END));
        return CommandRun.of(Map.of("MARQUEE_RABBITMQ_URI", uri), arguments);
    }

    private static String[] with(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    private static String countries(JsonNode summary) {
        List<String> codes = new ArrayList<>();
        summary.path("countries").forEach(code -> codes.add(code.asText()));
        return String.join(",", codes);
    }

    private static List<Path> files(Path folder, String suffix) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }
}
