package dev.marquee.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import dev.marquee.CommandRun;
import dev.marquee.Gzip;
import dev.marquee.Marquee;
import dev.marquee.TestTimeout;
import dev.marquee.ZipWriter;
import dev.marquee.basics.Sha256;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code publish}, and the messages that it sends to a real broker. */
final class PublishIT {
    private static final String HEADER = "video_id,title\r\n";

    @AutoClose private static RabbitBroker broker;

    @TempDir Path input;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
    }

    @Test
    void recordsAreSentUnchangedAndNeverSplit() throws Exception {
        String records = "a,\"one\r\ntwo\"\r\nb,x|\"y\"\nonly one field\nc,\u00e4\r\rd,last";
        write("USvideos.csv", "\uFEFF" + HEADER + records);

        publish("whole", "--part-rows=2");

        assertThat(bodies(broker.takeAll("whole")))
                .containsExactly(
                        HEADER + "a,\"one\r\ntwo\"\r\nb,x|\"y\"\n",
                        HEADER + "only one field\nc,\u00e4\r",
                        HEADER + "d,last",
                        "",
                        "USvideos.csv");
    }

    @Test
    void everyMessageHasItsTypeFileAndPart() throws Exception {
        write("USvideos.csv", HEADER + "a,1\nb,2\n");
        write("US_category_id.json", "{\"items\": []}");
        write("notes.txt", "not sent");

        CommandRun run = publish("kinds", "--part-rows=1");

        List<GetResponse> messages = broker.takeAll("kinds");
        List<AMQP.BasicProperties> sent = messages.stream().map(GetResponse::getProps).toList();
        assertThat(sent)
                .extracting(message -> message.getType() + " " + text(message.getHeaders()))
                .containsExactly(
                        "category {file=US_category_id.json}",
                        "null {file=USvideos.csv, part=0}",
                        "null {file=USvideos.csv, part=1}",
                        "end-of-file {file=USvideos.csv, parts=2}",
                        "end-of-input {}");
        assertThat(bodies(messages).get(4)).isEqualTo("US_category_id.json\nUSvideos.csv");
        String name = sent.get(4).getCorrelationId().replace("/end-of-input", "");
        assertThat(sent)
                .extracting(AMQP.BasicProperties::getCorrelationId)
                .containsExactly(
                        name + "/US_category_id.json/category",
                        name + "/USvideos.csv/0",
                        name + "/USvideos.csv/1",
                        name + "/USvideos.csv/end-of-file",
                        name + "/end-of-input");
        assertThat(sent.get(1).getContentType()).isEqualTo("text/csv");
        assertThat(sent).allMatch(message -> message.getDeliveryMode() == 2);
        assertThat(run.out())
                .startsWith("Sent 2 records of 2 files to kinds: 5 messages, ")
                .endsWith("; run " + name + System.lineSeparator());
    }

    @Test
    void publishingAgainSendsTheSameMessages() throws Exception {
        CommandRun.succeeding(
                "sample",
                "--output=" + input,
                "--rows=3000",
                "--countries=2",
                "--dirt=0.1",
                "--overwrite");
        publish("again");
        Map<String, String> first = bodiesById(broker.takeAll("again"));
        publish("again");

        assertThat(bodiesById(broker.takeAll("again"))).hasSizeGreaterThan(8).isEqualTo(first);
    }

    /** The names of the daily lists of 110 countries exceed an AMQP frame. */
    @Test
    void filesWhoseNamesExceedAnAmqpFrameAreSent() throws Exception {
        int files = 5_000;
        for (int file = 0; file < files; file++) {
            write("trending_US_%036d.csv".formatted(file), HEADER + "a,1\n");
        }

        publish("many");

        List<GetResponse> sent = broker.takeAll("many");
        assertThat(sent).hasSize(2 * files + 1);
        assertThat(new String(sent.get(2 * files).getBody(), StandardCharsets.UTF_8).lines())
                .hasSize(files);
    }

    @Test
    void compressedFilesAreSentUncompressed() throws Exception {
        Files.write(
                input.resolve("USvideos.csv.gz"),
                Gzip.of((HEADER + "a,1\n").getBytes(StandardCharsets.UTF_8)));
        try (ZipWriter zip = new ZipWriter(input.resolve("archive.zip"))) {
            zip.add("sub/GBvideos.csv", HEADER + "b,1\n").add("US_category_id.json", "{}");
        }

        publish("packed");

        assertThat(bodies(broker.takeAll("packed")))
                .containsExactly(
                        "{}",
                        HEADER + "a,1\n",
                        "",
                        HEADER + "b,1\n",
                        "",
                        """
                        archive.zip!/US_category_id.json
                        USvideos.csv.gz
                        archive.zip!/sub/GBvideos.csv\
                        """);
    }

    /** An unclosed quote would swallow later records of the same message. */
    @Test
    void aRecordWithAnUnclosedQuoteIsSentInItsOwnMessage() throws Exception {
        write("USvideos.csv", HEADER + "a,1\n\"open,2\nc,3\n");

        publish("open");

        assertThat(bodies(broker.takeAll("open")))
                .containsExactly(
                        HEADER + "a,1\n",
                        HEADER + "\"open,2\n",
                        HEADER + "c,3\n",
                        "",
                        "USvideos.csv");
    }

    @Test
    void aTooLongRecordIsReportedAndCut() throws Exception {
        write("USvideos.csv", HEADER + "a,1\nb," + "x".repeat(3 << 20) + "\nc,3\n");

        CommandRun run = publish("long");

        List<String> bodies = bodies(broker.takeAll("long"));
        assertThat(bodies.get(1).length()).isEqualTo(16 + (1 << 20) + 1);
        assertThat(bodies.get(1).substring(0, 100)).startsWith(HEADER + "b,xxx");
        assertThat(bodies.get(2)).isEqualTo(HEADER + "c,3\n");
        assertThat(run.err())
                .contains("USvideos.csv: the record at byte 20 is longer than 1048576 bytes");
    }

    @Test
    void anExistingQueueIsUsedWhateverItsArguments() throws Exception {
        write("USvideos.csv", HEADER + "a,1\n");
        broker.use(
                channel ->
                        channel.queueDeclare(
                                "given", true, false, false, Map.of("x-max-length", 100)));

        publish("given");

        assertThat(broker.waiting("given")).isEqualTo(3);
    }

    @Test
    void publishWaitsForSpaceInAFullQueue() throws Exception {
        write("USvideos.csv", HEADER + "a,1\n");
        broker.use(
                channel ->
                        channel.queueDeclare(
                                "full",
                                true,
                                false,
                                false,
                                Map.of("x-max-length", 1, "x-overflow", "reject-publish")));
        CompletableFuture<CommandRun> run =
                CompletableFuture.supplyAsync(() -> publish("full", "--part-rows=1"));
        await().atMost(TestTimeout.DURATION).until(() -> broker.waiting("full") == 1);
        List<String> bodies = new ArrayList<>();
        await().atMost(TestTimeout.DURATION)
                .until(
                        () -> {
                            bodies.addAll(bodies(broker.takeAll("full")));
                            return run.isDone();
                        });
        bodies.addAll(bodies(broker.takeAll("full")));

        assertThat(run.join().exitCode()).isZero();
        assertThat(bodies).contains(HEADER + "a,1\n").hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void filesInSeveralFoldersAreNamedWithTheirFolders() throws Exception {
        write("USvideos.csv", HEADER + "a,1\n");
        Files.createDirectory(input.resolve("more"));
        write("more/USvideos.CSV", HEADER + "b,2\n");
        write("more/US_category_id.json", "{}");

        publish("same");

        assertThat(broker.takeAll("same"))
                .extracting(message -> text(message.getProps().getHeaders()))
                .containsExactly(
                        "{file=more/US_category_id.json}",
                        "{file=USvideos.csv, part=0}",
                        "{file=USvideos.csv, parts=1}",
                        "{file=more/USvideos.CSV, part=0}",
                        "{file=more/USvideos.CSV, parts=1}",
                        "{}");
    }

    @Test
    void filesWithTheSameNameInSeveralInputsAreRejected() throws Exception {
        for (String folder : List.of("a", "b")) {
            Files.createDirectory(input.resolve(folder));
            write(folder + "/USvideos.csv", HEADER + "a,1\n");
        }

        CommandRun run =
                CommandRun.of(
                        Map.of("MARQUEE_RABBITMQ_URI", broker.uri()),
                        "publish",
                        "--input=" + input.resolve("a"),
                        "--input=" + input.resolve("b"),
                        "--queue=twice");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("have the same name below their inputs", "--publishers 2");
    }

    @Test
    void aFolderWithoutRowsIsRejected() throws Exception {
        write("USvideos.csv", HEADER);

        assertThat(run("empty").err())
                .contains("marquee: --input: no CSV with rows in it")
                .doesNotContain("Sent");
    }

    @Test
    void noMessageIsLostIfTheBrokerIsKilled() throws Exception {
        writeMuch();
        broker.declareQueue("broker-killed");
        broker.saveQueues();
        CompletableFuture<CommandRun> run =
                CompletableFuture.supplyAsync(() -> publish("broker-killed"));
        await().atMost(TestTimeout.DURATION)
                .ignoreExceptions()
                .until(() -> broker.waiting("broker-killed") > 0);
        broker.kill();
        broker.restart();

        run.get(TestTimeout.SECONDS, TimeUnit.SECONDS);

        assertThat(bodiesById(broker.takeAll("broker-killed")))
                .isEqualTo(sentWithoutFailure("undisturbed-1"));
    }

    /** Confirmed messages are lost with their queue, so the publisher must report it. */
    @Test
    void aQueueThatIsDeletedDuringPublishingIsReported() throws Exception {
        try (InputPublisher publisher =
                InputPublisher.open(
                        BrokerAddress.parse(broker.uri()), "lost", "run", notice -> {})) {
            publisher.endOfInput(List.of("USvideos.csv"));
            broker.use(channel -> channel.queueDelete("lost"));
            broker.closeConnections();

            assertThatThrownBy(() -> publisher.endOfInput(List.of("USvideos.csv")))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("queue lost is gone, with the messages in it");
        }
    }

    @Test
    void noMessageIsMissingAfterAKilledPublisherIsStartedAgain() throws Exception {
        writeMuch();
        Process process = processOf("publish", "--input=" + input, "--queue=publisher-killed");
        try {
            await().atMost(TestTimeout.DURATION)
                    .ignoreExceptions()
                    .until(() -> broker.waiting("publisher-killed") > 0);
        } finally {
            process.destroyForcibly().waitFor();
        }
        publish("publisher-killed");

        assertThat(bodiesById(broker.takeAll("publisher-killed")))
                .isEqualTo(sentWithoutFailure("undisturbed-2"));
    }

    private void writeMuch() {
        CommandRun.succeeding(
                "sample", "--output=" + input, "--size=30MB", "--countries=3", "--overwrite");
    }

    /**
     * Returns the messages of a run without failures.
     *
     * @param queue a queue that no other test uses
     */
    private Map<String, String> sentWithoutFailure(String queue) throws Exception {
        publish(queue);
        return bodiesById(broker.takeAll(queue));
    }

    private static Process processOf(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Marquee.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MARQUEE_RABBITMQ_URI", broker.uri());
        return builder.start();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(input.resolve(name), text);
    }

    private CommandRun publish(String queue, String... more) {
        CommandRun run = run(queue, more);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private CommandRun run(String queue, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("publish", "--input=" + input, "--queue=" + queue));
        arguments.addAll(List.of(more));
        return CommandRun.of(
                Map.of("MARQUEE_RABBITMQ_URI", broker.uri()), arguments.toArray(String[]::new));
    }

    private static List<String> bodies(List<GetResponse> messages) {
        return messages.stream()
                .map(message -> new String(message.getBody(), StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * Returns the hash of each message's body by the id of the message. A repeated message must
     * have the same body. The bodies themselves are too large for the error of an assertion.
     */
    private static Map<String, String> bodiesById(List<GetResponse> messages) {
        Map<String, String> bodies = new TreeMap<>();
        for (GetResponse message : messages) {
            byte[] body = message.getBody();
            String hash =
                    body.length
                            + " bytes, "
                            + HexFormat.of().formatHex(Sha256.digest().digest(body), 0, 8);
            String id = message.getProps().getMessageId();
            String earlier = bodies.putIfAbsent(id, hash);
            assertThat(hash).as(id).isEqualTo(earlier == null ? hash : earlier);
        }
        return bodies;
    }

    private static String text(@Nullable Map<String, Object> headers) {
        return headers == null ? "{}" : new TreeMap<>(headers).toString();
    }
}
