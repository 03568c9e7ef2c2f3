package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs jobs that publish lines to a broker of their own, disturbs them after some of the lines, and
 * takes the published messages out of the queue.
 */
final class DisturbedPublishing implements AutoCloseable {
    static final int LINES = 40_000;
    static final String QUEUE = "results";

    /** In the second of the two ranges into which Flink splits the sequence. */
    private static final int LAST_BEFORE_DISTURBANCE = LINES * 3 / 4;

    private static final Map<String, Integer> PARALLELISM = Map.of("publish-lines", 2);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String EXCHANGE = "marquee.results";

    /** Holds back the last lines until the test has disturbed the job. */
    private static volatile CountDownLatch disturbed;

    private static volatile boolean failOnce;

    private final RabbitBroker broker;

    DisturbedPublishing() throws Exception {
        broker = RabbitBroker.start();
        broker.declareQueue(QUEUE, EXCHANGE, "#");
        broker.saveQueues();
    }

    /** Empties the queue before a job. */
    void begin() throws Exception {
        broker.takeAll(QUEUE);
        disturbed = new CountDownLatch(1);
        failOnce = false;
    }

    String uri() {
        return broker.uri();
    }

    /**
     * Starts a job that publishes the lines.
     *
     * @param sink attaches a sink to the lines
     */
    JobClient start(Sink sink) throws Exception {
        StreamExecutionEnvironment env = environment();
        sink.attachTo(
                new Operators(Map.of())
                        .name(
                                "lines",
                                env.fromSequence(0, LINES - 1).uid("numbers").map(new HoldBack())));
        return env.executeAsync();
    }

    /** Attaches a sink. */
    @FunctionalInterface
    interface Sink {
        void attachTo(DataStream<String> lines) throws Exception;
    }

    /** Attaches the sink of this project. */
    void attachSink(DataStream<String> lines) {
        new RabbitOutputs(
                        BrokerAddress.parse(broker.uri()),
                        EXCHANGE,
                        "trending",
                        new Operators(PARALLELISM))
                .write("lines", lines);
    }

    void killBrokerDuring(JobClient job) throws Exception {
        awaitFirstMessages();
        broker.kill();
        disturbed.countDown();
        broker.restart();
        awaitEnd(job);
    }

    void closeConnectionsDuring(JobClient job, int times) throws Exception {
        awaitFirstMessages();
        disturbed.countDown();
        for (int i = 0; i < times; i++) {
            broker.closeConnections();
        }
        awaitEnd(job);
    }

    void failOnceDuring(JobClient job) throws Exception {
        failOnce = true;
        awaitFirstMessages();
        disturbed.countDown();
        awaitEnd(job);
    }

    /**
     * The messages of the queue.
     *
     * @param messages their number
     * @param lines the different lines
     * @param idsByLine the message id of each line, which is the same for its repeats
     */
    record Taken(int messages, Set<String> lines, Map<String, String> idsByLine) {}

    /** Takes all messages out of the queue, and prints their number. */
    Taken taken(String job) throws Exception {
        List<GetResponse> messages = broker.takeAll(QUEUE);
        Set<String> lines = new HashSet<>();
        Map<String, String> ids = new HashMap<>();
        for (GetResponse message : messages) {
            String line = new String(message.getBody(), StandardCharsets.UTF_8);
            lines.add(line);
            String id = message.getProps().getMessageId();
            if (id != null) {
                assertThat(ids.getOrDefault(line, id))
                        .as("message id of a repeated line")
                        .isEqualTo(id);
                ids.put(line, id);
            }
        }
        System.out.printf(
                "%s: of %d lines, %d are lost and %d are repeated%n",
                job, LINES, LINES - lines.size(), messages.size() - lines.size());
        return new Taken(messages.size(), lines, ids);
    }

    @Override
    public void close() {
        broker.close();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        JobEnvironment.prepare(
                env,
                new JobSettings(
                        RuntimeExecutionMode.STREAMING,
                        true,
                        2,
                        PARALLELISM,
                        Duration.ofMillis(300)));
        return env;
    }

    private void awaitFirstMessages() {
        await().atMost(PATIENCE).until(() -> broker.waiting(QUEUE) > 0);
    }

    private static void awaitEnd(JobClient job) throws Exception {
        job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static final class HoldBack implements MapFunction<Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String map(Long number) throws Exception {
            if (number == LAST_BEFORE_DISTURBANCE) {
                disturbed.await();
                if (failOnce) {
                    failOnce = false;
                    throw new IllegalStateException("as planned");
                }
            }
            return "line " + number;
        }
    }
}
