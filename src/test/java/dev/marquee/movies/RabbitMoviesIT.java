package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.RealData;
import dev.marquee.ResultFiles;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.SentInput;
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

/** The films' job with messages of a real broker as its input. */
class RabbitMoviesIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final String QUEUE = "marquee.movies";

    @AutoClose private static RabbitBroker broker;

    @TempDir Path temp;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
    }

    /** A failed test may have left messages in the queue. */
    @BeforeEach
    void createEmptyQueue() throws Exception {
        broker.use(channel -> channel.queueDelete(QUEUE));
        broker.declareQueue(QUEUE);
    }

    @Test
    void answersFromMessagesEqualThoseFromFiles() throws Exception {
        assertSameAnswers(Path.of("data").toAbsolutePath());
    }

    @Test
    void answersFromMessagesOfRealDataEqualThoseFromFiles() throws Exception {
        assertSameAnswers(RealData.folder().resolve("movies-1000"));
    }

    @Test
    void noLinksAreReadIfRatingsHaveTheIdsOfTmdb() throws Exception {
        assertSameAnswers(Path.of("data").toAbsolutePath(), "--rating-ids=tmdb");
    }

    @Test
    void followIsRejectedBecauseTheAnswersNeedAnEnd() {
        CommandRun run = run("movies", "--source=rabbitmq", "--follow");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("--follow does not go with movies: its answers are known when");
    }

    /** Sends each message twice, in random order. */
    private void assertSameAnswers(Path input, String... questions) throws Exception {
        ResultFiles expected = ResultFiles.ofRun("movies", input, temp.resolve("files"), questions);
        succeeding(run("publish", "--input=" + input, "--queue=" + QUEUE, "--part-rows=20"));
        new SentInput().all(broker.takeAll(QUEUE)).shuffled(2, 5).sendTo(broker, QUEUE);
        succeeding(
                run(
                        words(
                                List.of(
                                        "movies",
                                        "--source=rabbitmq",
                                        "--output=" + temp.resolve("messages"),
                                        "--parallelism=2",
                                        "--checkpoint-interval=200ms"),
                                questions)));

        ResultFiles results = new ResultFiles(temp.resolve("messages/movies"));
        assertThat(expected.lines("post-2000")).isNotEmpty();
        List<String> answers = new ArrayList<>(MoviesPipeline.RESULTS);
        answers.remove(MoviesPipeline.REJECTED);
        results.assertSame(answers, expected);
        assertThat(results.lines(MoviesPipeline.REJECTED))
                .hasSameSizeAs(expected.lines(MoviesPipeline.REJECTED));
        results.assertSameFigures(
                List.of("files", "rows_read", "rows", "distinct", "repeated", "rejected"),
                expected);
        assertThat(broker.waiting(QUEUE)).isZero();
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(Map.of("MARQUEE_RABBITMQ_URI", broker.uri()), arguments);
    }

    private static void succeeding(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static String[] words(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
