package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import dev.marquee.CommandRun;
import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs jobs with {@code --sink rabbitmq} from the command line. */
final class RabbitResultsIT {
    @AutoClose private static RabbitBroker broker;

    @TempDir Path temp;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
    }

    @BeforeEach
    void writeInput() throws Exception {
        Path input = Files.createDirectories(temp.resolve("in"));
        Files.writeString(
                input.resolve("USvideos.csv"),
                VideoCsv.file(VideoCsv.row("first", 1), VideoCsv.row("second", 2), "one field\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "streaming"})
    void theMessagesEqualTheLinesOfTheFiles(String mode) throws Exception {
        String exchange = "both-" + mode;
        broker.declareQueue(exchange, exchange, "trending.*");

        CommandRun run =
                trending(
                        broker.uri(),
                        "--sink=files,rabbitmq",
                        "--exchange=" + exchange,
                        "--mode=" + mode);

        assertThat(run.exitCode()).as(run.err()).isZero();
        ResultFiles files = new ResultFiles(temp.resolve("out/trending"));
        List<GetResponse> messages = broker.takeAll(exchange);
        int lines = 0;
        for (String result :
                List.of("funny-videos", "worldwide-videos", "top-day", "days", "rejected")) {
            assertThat(bodies(messages, "trending." + result))
                    .as(result)
                    .isNotEmpty()
                    .isEqualTo(files.lines(result));
            lines += files.lines(result).size();
        }
        assertThat(messages)
                .hasSize(lines)
                .allSatisfy(
                        message -> {
                            assertThat(message.getProps().getContentType())
                                    .isEqualTo("application/json");
                            assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
                            assertThat(message.getProps().getMessageId()).hasSize(32);
                        });
        assertThat(run.out()).contains(lines + " messages published to exchange " + exchange);
        assertThat(run.err()).doesNotContain("warning");
    }

    @Test
    void aWarningNamesRoutingKeysWithoutAQueue() throws Exception {
        broker.declareQueue("some", "some", "trending.top-day");

        CommandRun run = trending(broker.uri(), "--sink=rabbitmq", "--exchange=some");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(broker.waiting("some")).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "warning: no queue is bound to exchange some for trending.days: 2 messages"
                                + " went nowhere",
                        "for trending.funny-videos: 2 messages went nowhere")
                .doesNotContain("for trending.top-day");
    }

    @Test
    void withoutTheFileSinkOnlyTheSummaryIsWritten() throws Exception {
        CommandRun run = trending(broker.uri(), "--sink=rabbitmq");

        assertThat(run.exitCode()).as(run.err()).isZero();
        try (Stream<Path> written = Files.list(temp.resolve("out/trending"))) {
            assertThat(written)
                    .extracting(Path::getFileName)
                    .containsExactly(Path.of("summary.json"));
        }
        assertThat(run.out()).contains("summary  (").doesNotContain("top-day  (");
    }

    @Test
    void aDryRunAsksTheBrokerAndChangesNothing() throws Exception {
        CommandRun run =
                trending(broker.uri(), "--sink=rabbitmq", "--exchange=not-there", "--dry-run");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("results go to exchange not-there of amqp://127.0.0.1:" + broker.port())
                .contains("publish-top-day");
        assertThat(broker.control("list_exchanges", "name")).doesNotContain("not-there");
    }

    @Test
    void aWrongPasswordIsAnErrorOfOneLine() throws Exception {
        assertThat(refusal(broker.uri(RabbitBroker.USER, "canary wrong", "/")))
                .isEqualTo(
                        "marquee: --sink: RabbitMQ at amqp://127.0.0.1:%d/: user or password is wrong"
                                .formatted(broker.port()));
    }

    @Test
    void aMissingVirtualHostIsAnErrorOfOneLine() throws Exception {
        assertThat(refusal(broker.uri(RabbitBroker.USER, RabbitBroker.PASSWORD, "else")))
                .isEqualTo(
                        "marquee: --sink: RabbitMQ at amqp://127.0.0.1:%d/else: no virtual host 'else'"
                                .formatted(broker.port()));
    }

    @Test
    void theErrorOfAForbiddenExchangeHasNoCredentials() throws Exception {
        broker.use(channel -> channel.exchangeDeclare("secret", "topic", true));
        broker.control("add_user", "weak-canary", "weak");
        broker.control("set_permissions", "weak-canary", "^$", "^$", "^$");

        CommandRun run =
                trending(
                        broker.uri("weak-canary", "weak", "/"),
                        "--sink=rabbitmq",
                        "--exchange=secret");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("ACCESS_REFUSED", "'secret'").doesNotContain("weak");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"amqp://canary:canary@127.0.0.1:1", "amqp://canary:canary@nowhere.invalid"})
    void anUnreachableBrokerIsAnErrorOfOneLine(String uri) throws Exception {
        assertThat(refusal(uri))
                .matches(
                        "marquee: --sink: RabbitMQ at \\S+: (connection refused.*|unknown host"
                                + " nowhere.invalid)");
    }

    @Test
    void anAddressOnTheCommandLineIsRefused() {
        CommandRun run = CommandRun.of("trending", "--rabbitmq-uri=" + broker.uri());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "marquee: --rabbitmq-uri: every user of the machine can see a command"
                                + " line");
    }

    @Test
    void theErrorOfAMissingAddressNamesItsSettings() throws Exception {
        CommandRun run =
                CommandRun.of("trending", "--input=" + temp.resolve("in"), "--sink=rabbitmq");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("MARQUEE_RABBITMQ_URI", "rabbitmq-uri");
    }

    private String refusal(String uri) throws Exception {
        CommandRun run = trending(uri, "--sink=rabbitmq", "--dry-run");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).doesNotContain("canary");
        return run.err().strip();
    }

    private CommandRun trending(String uri, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "trending",
                                "--input=" + temp.resolve("in"),
                                "--output=" + temp.resolve("out"),
                                "--min-days=1",
                                "--thumbnails=skip",
                                "--parallelism=2"));
        arguments.addAll(List.of(more));
        return CommandRun.of(Map.of("MARQUEE_RABBITMQ_URI", uri), arguments.toArray(String[]::new));
    }

    private static List<String> bodies(List<GetResponse> messages, String routingKey) {
        return messages.stream()
                .filter(message -> message.getEnvelope().getRoutingKey().equals(routingKey))
                .map(message -> new String(message.getBody(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }
}
