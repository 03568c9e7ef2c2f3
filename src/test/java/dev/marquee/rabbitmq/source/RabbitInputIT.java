package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.marquee.FlinkTest;
import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RejectedException;
import dev.marquee.csv.RowList;
import dev.marquee.csv.RowListBuilder;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Figures;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.job.RowsFunction;
import dev.marquee.job.RunFigures;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageFormat;
import dev.marquee.rabbitmq.message.SentInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two subtasks read messages of a real broker, also through failures. */
class RabbitInputIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_UNACKNOWLEDGED = 100;
    private static final long MAX_PARTS = 100_000;
    private static final int ROWS = 20;
    private static final String FOREIGN = "of:another/job.csv";

    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.restartingCluster();

    private static final AtomicInteger QUEUES = new AtomicInteger();
    @AutoClose private static RabbitBroker broker;

    private final String queue = "input-" + QUEUES.incrementAndGet();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
    }

    @ParameterizedTest
    @CsvSource({"classic, ", "quorum, ", "classic, 3600000"})
    void queuesOfAllTypesAreReadToTheEnd(String type, Integer timeToLive) throws Exception {
        Map<String, Object> arguments = new HashMap<>(Map.of("x-queue-type", type));
        if (timeToLive != null) {
            arguments.put("x-message-ttl", timeToLive);
        }
        broker.use(channel -> channel.queueDeclare(queue, true, false, false, arguments));
        SentInput input = files("run", 3, 30).endOfInput("run", "f0", "f1", "f2");
        input.sendTo(broker, queue);

        RunFigures run = run(input(1, LONG_TIMEOUT), Fault.NONE);

        assertThat(run.number(CommonFigures.ROWS_USED)).isEqualTo(3 * 30 * ROWS);
        assertThat(run.number(MessageFigures.MESSAGES)).isEqualTo(input.size());
        awaitEmptyQueue();
    }

    @Test
    void everyRowIsReadOnceDespiteAFailureAndRepeatedMessages() throws Exception {
        broker.declareQueue(queue);
        SentInput input = new SentInput();
        for (String run : List.of("a", "b", "c")) {
            addFiles(input, run, 2, 60);
            input.endOfInput(run, "f0", "f1");
        }
        int once = input.size();
        input.shuffled(2, 7).sendTo(broker, queue);

        RunFigures run = run(input(3, LONG_TIMEOUT), Fault.ONCE);

        assertThat(run.number(CommonFigures.ROWS_USED)).isEqualTo(3 * 2 * 60 * ROWS);
        assertThat(run.number(MessageFigures.MESSAGES)).isEqualTo(once);
        awaitEmptyQueue();
    }

    @Test
    void everyRowIsReadOnceDespiteAKilledBroker() throws Exception {
        broker.declareQueue(queue);
        broker.saveQueues();
        SentInput input = files("run", 1, 400);
        input.endOfInput("run", "f0").sendTo(broker, queue);

        JobClient job = start(input(1, LONG_TIMEOUT), Fault.NONE);
        await().atMost(PATIENCE).until(() -> broker.waiting(queue) < 350);
        broker.kill();
        broker.restart();

        RunFigures run = awaitFigures(job);
        assertThat(run.number(CommonFigures.ROWS_USED)).isEqualTo(400 * ROWS);
        assertThat(run.number(MessageFigures.MESSAGES)).isEqualTo(input.size());
        awaitEmptyQueue();
    }

    @Test
    void missingPartsAreNamedAfterTheEndTimeout() throws Exception {
        broker.declareQueue(queue);
        files("run", 1, 5)
                .endOfFile("run", "US.csv", 3)
                .part("run", "US.csv", 1, csv(0))
                .endOfInput("run", "f0", "US.csv")
                .sendTo(broker, queue);

        assertThatThrownBy(() -> run(input(1, Duration.ofSeconds(1)), Fault.NONE))
                .satisfies(
                        failure ->
                                assertThat(ExceptionUtils.stringifyException(failure))
                                        .contains(
                                                "the end of the input was announced, and 1 s later"
                                                    + " there is still missing: US.csv of run run:"
                                                    + " parts 0, 2 of 3"));
    }

    @Test
    void filesOfAnotherJobAreLeftAlone() throws Exception {
        broker.declareQueue(queue);
        files("run", 1, 3)
                .part("run", FOREIGN, 0, "other,columns\n".getBytes(StandardCharsets.UTF_8))
                .endOfFile("run", FOREIGN, 1)
                .endOfInput("run", "f0", FOREIGN)
                .sendTo(broker, queue);

        RunFigures run = run(input(1, LONG_TIMEOUT), Fault.NONE);

        assertThat(run.number(CommonFigures.ROWS_USED)).isEqualTo(3 * ROWS);
        assertThat(run.number(MessageFigures.FILES)).isEqualTo(1);
        assertThat(run.number(MessageFigures.FILES_LEFT_ALONE)).isEqualTo(1);
        assertThat(run.number(MessageFigures.REJECTED)).isZero();
    }

    @Test
    void theNextJobReadsTheNextRunOfTheQueue() throws Exception {
        broker.declareQueue(queue);
        SentInput first = files("first", 1, 10).endOfInput("first", "f0");
        SentInput second = files("second", 1, 10).endOfInput("second", "f0");
        first.sendTo(broker, queue);

        JobClient job = start(input(1, LONG_TIMEOUT), Fault.NONE);
        assertThat(awaitFigures(job).number(MessageFigures.MESSAGES)).isEqualTo(first.size());
        second.sendTo(broker, queue);

        assertThat(broker.waiting(queue)).isEqualTo(second.size());
        assertThat(run(input(1, LONG_TIMEOUT), Fault.NONE).number(MessageFigures.MESSAGES))
                .isEqualTo(second.size());
    }

    @Test
    void eachJobTakesOneOfTwoRunsInAQueue() throws Exception {
        broker.declareQueue(queue);
        SentInput both = addFiles(files("a", 1, 40), "b", 1, 40);
        both.endOfInput("a", "f0").endOfInput("b", "f0");
        both.part("b", "f0", 40, "wrong,header\n".getBytes(StandardCharsets.UTF_8));
        both.shuffled(1, 5).sendTo(broker, queue);

        RunFigures first = run(input(1, LONG_TIMEOUT), Fault.ONCE);
        assertThat(first.number(CommonFigures.ROWS_USED)).isEqualTo(40 * ROWS);
        await().atMost(PATIENCE).until(() -> broker.waiting(queue) >= 42);

        RunFigures second = run(input(1, LONG_TIMEOUT), Fault.NONE);
        assertThat(second.number(CommonFigures.ROWS_USED)).isEqualTo(40 * ROWS);
        assertThat(first.number(MessageFigures.MESSAGES) + second.number(MessageFigures.MESSAGES))
                .isEqualTo(both.size());
        assertThat(broker.takeAll(MessageFormat.rejectedQueue(queue))).hasSize(1);
        awaitEmptyQueue();
    }

    @Test
    void runsThatBlockTheQueueAreNamedAndNoMessageIsLost() throws Exception {
        broker.declareQueue(queue);
        SentInput input = files("unfinished", 1, 10);
        addFiles(input, "b", 1, 5).endOfInput("b", "f0").sendTo(broker, queue);

        assertThatThrownBy(() -> run(input(1, Duration.ofSeconds(2)), Fault.NONE))
                .satisfies(
                        failure ->
                                assertThat(ExceptionUtils.stringifyException(failure))
                                        .contains(
                                                "the queue has messages of more runs than"
                                                    + " --publishers 1: the job took run unfinished"
                                                    + " and left run b in the queue, and no message"
                                                    + " arrived for 2 s; missing: the end of run"
                                                    + " unfinished"));

        Set<String> returned = new TreeSet<>();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            broker.takeAll(queue).stream()
                                    .map(message -> message.getProps().getCorrelationId())
                                    .filter(id -> id.startsWith("b/"))
                                    .forEach(returned::add);
                            assertThat(returned).hasSize(7);
                        });
    }

    @Test
    void aJobFailsAboveTheLimitOfParts() throws Exception {
        broker.declareQueue(queue);
        files("run", 8, 3).endOfInput("run", "f0").sendTo(broker, queue);
        RabbitInput limited =
                new RabbitInput(
                        BrokerAddress.parse(broker.uri()),
                        queue,
                        false,
                        1,
                        LONG_TIMEOUT,
                        MOST_UNACKNOWLEDGED,
                        500,
                        1 << 20);

        assertThatThrownBy(() -> run(limited, Fault.NONE))
                .satisfies(
                        failure ->
                                assertThat(ExceptionUtils.stringifyException(failure))
                                        .contains(
                                                "the input has more than 500 parts, which is the"
                                                        + " limit of --max-parts"));
    }

    /**
     * Each of these messages once made the job fail, was delivered again, and made it fail again.
     */
    @Test
    void hostileMessagesBecomeDeadLetters() throws Exception {
        broker.declareQueue(queue);
        SentInput input = new SentInput();
        byte[] nothing = {};
        for (int run = 0; run < 50; run++) {
            input.part("run", "late" + run, (1 << 24) - 1, csv(0));
        }
        input.add(null, "run/f/7", Map.of("padding", "x".repeat(130_500)), csv(0));
        input.add(null, "run/f/7", Map.of("part", "9".repeat(100_000)), csv(0));
        input.add(
                "end-of-file",
                "run/f",
                Map.of(),
                "1".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        input.add("end-of-file", "run/f", Map.of("parts", 1 << 25), nothing);
        input.add("end-of-input", "run/f", Map.of(), new byte[64 << 20]);
        input.add(null, "", Map.of("run", "run/f", "file", "f", "part", 7), csv(0));
        addFiles(input, "run", 1, 3).endOfInput("run", "f0").sendTo(broker, queue);

        RunFigures run = run(input(1, LONG_TIMEOUT), Fault.NONE);

        assertThat(run.number(CommonFigures.ROWS_USED)).isEqualTo((50 + 3) * ROWS);
        assertThat(run.number(MessageFigures.REJECTED)).isEqualTo(6);
        awaitEmptyQueue();
        assertThat(broker.takeAll(MessageFormat.rejectedQueue(queue)))
                .extracting(letter -> letter.getProps().getHeaders().get("x-marquee-reason") + "")
                .contains(
                        "130513 bytes of headers; the limit is 65536",
                        "100010 bytes of headers; the limit is 65536",
                        "its number of parts has 1000000 bytes",
                        "parts is '33554432', which is not a number from 0 to 16777216",
                        "67108864 bytes; the limit is 16777216",
                        "the name of its run has a slash");
    }

    @Test
    void anUnreadableMessageBecomesOneDeadLetterWithItsReason() throws Exception {
        broker.declareQueue(queue);
        byte[] latin = "id,name\n1,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        new SentInput()
                .part("run", "f", 0, new byte[0])
                .part("run", "f", 1, "wrong,header\n1,2\n".getBytes(StandardCharsets.UTF_8))
                .part("run", "f", 2, latin)
                .part("run", "f", 3, new byte[70_000_000])
                .part("run", "f", 4, "id,name\nno number,x\n2,y\n".getBytes(StandardCharsets.UTF_8))
                .add(null, "", Map.of(), "who am I".getBytes(StandardCharsets.UTF_8))
                .add("farewell", "run/f/9", Map.of("CC", List.of(queue)), new byte[0])
                .endOfFile("run", "f", 5)
                .endOfInput("run", "f")
                .sendTo(broker, queue);

        RunFigures run = run(input(1, LONG_TIMEOUT), Fault.NONE);

        assertThat(run.number(CommonFigures.ROWS_USED)).isEqualTo(2);
        assertThat(run.number(CommonFigures.REPLACED_BYTES)).isEqualTo(1);
        assertThat(run.number(MessageFigures.REJECTED)).isEqualTo(6 - 1);
        assertThat(run.withPrefix(CommonFigures.REJECTED))
                .isEqualTo(Map.of("unreadable", 5L, "number", 1L));
        awaitEmptyQueue();
        List<GetResponse> rejected = broker.takeAll(MessageFormat.rejectedQueue(queue));
        assertThat(rejected)
                .extracting(letter -> letter.getProps().getHeaders().get("x-marquee-reason") + "")
                .containsExactlyInAnyOrder(
                        "empty",
                        "no column id",
                        "70000000 bytes; the limit is 16777216",
                        "no header file, and no correlation id <run>/<file>/…",
                        "unknown type 'farewell'");
        assertThat(rejected)
                .allSatisfy(
                        letter -> {
                            assertThat(letter.getProps().getMessageId()).isNotEmpty();
                            assertThat(letter.getProps().getHeaders()).doesNotContainKey("CC");
                        });
    }

    @Test
    void aMissingQueueIsRefusedBeforeAnyWork() {
        assertThatThrownBy(() -> input(1, LONG_TIMEOUT).check())
                .hasMessage(
                        "RabbitMQ at amqp://127.0.0.1:%d/: no queue '%s'", broker.port(), queue);
    }

    /** The broker updates a queue's count a moment after an acknowledgement. */
    private void awaitEmptyQueue() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(broker.waiting(queue)).isZero());
    }

    private RabbitInput input(int publishers, Duration endTimeout) {
        BrokerAddress address = BrokerAddress.parse(broker.uri());
        return new RabbitInput(
                address,
                queue,
                false,
                publishers,
                endTimeout,
                MOST_UNACKNOWLEDGED,
                MAX_PARTS,
                1 << 20);
    }

    private static SentInput files(String run, int files, int parts) {
        return addFiles(new SentInput(), run, files, parts);
    }

    private static SentInput addFiles(SentInput input, String run, int files, int parts) {
        for (int file = 0; file < files; file++) {
            for (int part = 0; part < parts; part++) {
                input.part(run, "f" + file, part, csv(part));
            }
            input.endOfFile(run, "f" + file, parts);
        }
        return input;
    }

    private static byte[] csv(int part) {
        StringBuilder csv = new StringBuilder("id,name\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(part).append(",name\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private enum Fault {
        NONE,
        ONCE
    }

    private static RunFigures run(RabbitInput input, Fault fault) throws Exception {
        return awaitFigures(start(input, fault));
    }

    private static RunFigures awaitFigures(JobClient job) throws Exception {
        return new RunFigures(
                job.getJobExecutionResult()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .getAllAccumulatorResults());
    }

    private static JobClient start(RabbitInput input, Fault fault) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Duration interval = Duration.ofMillis(200);
        JobEnvironment.prepare(
                env, new JobSettings(RuntimeExecutionMode.STREAMING, true, 2, Map.of(), interval));
        Operators operators = new Operators(Map.of());
        MessageTable<RowList<Long>> table =
                new MessageTable<>("read-numbers", name -> !FOREIGN.endsWith(name), new Numbers());
        List<MessageTable<?>> tables = List.of(table);
        DataStream<Message> messages =
                input.messages(env, tables, categories -> Optional.empty(), operators);
        if (fault == Fault.ONCE) {
            Failing.failed.set(0);
            messages = operators.name("failing", messages.map(new Failing()));
        }
        input.rows(messages, table, tables, operators)
                .process(new NumberRows())
                .returns(Types.LONG)
                .uid("rows")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        return env.executeAsync();
    }

    /** Fails once, after a checkpoint that contains some of the messages. */
    private static final class Failing extends RichMapFunction<Message, Message>
            implements CheckpointListener {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger failed = new AtomicInteger();

        private int seen;
        private boolean armed;

        @Override
        public Message map(Message message) {
            seen++;
            if (armed && failed.compareAndSet(0, 1)) {
                throw new IllegalStateException("as planned");
            }
            return message;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            armed = seen > 0;
        }
    }

    private static final class NumberRows extends RowsFunction<RowList<Long>, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        protected void prepare(Figures all) {}

        @Override
        protected void count(RowList<Long> batch) {}

        @Override
        protected void emit(RowList<Long> batch, Collector<Long> out) {
            batch.list().forEach(out::collect);
        }
    }

    private static final class Numbers implements CsvTable<RowList<Long>> {
        private static final long serialVersionUID = 1L;

        @Override
        public BatchBuilder<RowList<Long>> bind(String file, CsvHeader header) throws CsvException {
            int id = header.requiredColumn("id");
            int name = header.column("name").orElse(id);
            return new RowListBuilder<>(
                    record -> {
                        try {
                            record.text(name);
                            return record.wholeNumber(id);
                        } catch (NumberFormatException e) {
                            throw new RejectedException("number", e.getMessage());
                        }
                    });
        }

        @Override
        public TypeInformation<RowList<Long>> batchType() {
            return RowList.type(Types.LONG);
        }
    }
}
