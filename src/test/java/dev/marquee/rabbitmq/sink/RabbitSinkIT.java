package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.marquee.FlinkTest;
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
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.rabbitmq.RMQSink;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Results that are published while things go wrong: none is lost, and repeats can be told. */
final class RabbitSinkIT {
    private static final int LINES = 40_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String QUEUE = "results";
    private static final String EXCHANGE = "marquee.results";

    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @AutoClose private static RabbitBroker broker;

    /** Holds the second half of the lines back until the test has done its harm. */
    private static volatile CountDownLatch harm;

    private static volatile boolean failOnce;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
        broker.declareQueue(QUEUE, EXCHANGE, "#");
        broker.saveQueues();
    }

    @BeforeEach
    void emptyQueue() throws Exception {
        broker.takeAll(QUEUE);
        harm = new CountDownLatch(1);
        failOnce = false;
    }

    /**
     * Flink's own connector goes the same way first, so that there is something to compare with.
     */
    @Test
    void nothingIsLostWhenTheBrokerIsKilled() throws Exception {
        JobClient others = publishingWithFlinksConnector();
        killBrokerMeanwhile(others);
        print("RMQSink, broker killed", taken());

        harm = new CountDownLatch(1);
        JobClient ours = publishing();
        killBrokerMeanwhile(ours);

        Taken taken = taken();
        print("the sink, broker killed", taken);
        assertThat(taken.lines()).hasSize(LINES);
    }

    @Test
    void nothingIsLostWhenConnectionsAreCut() throws Exception {
        JobClient job = publishing();
        awaitFirstMessages();
        harm.countDown();
        for (int i = 0; i < 3; i++) {
            broker.closeConnections();
        }
        awaitEnd(job);

        Taken taken = taken();
        print("the sink, connections cut", taken);
        assertThat(taken.lines()).hasSize(LINES);
    }

    @Test
    void whatAFailureOfTheJobRepeatsHasTheSameId() throws Exception {
        failOnce = true;
        JobClient job = publishing();
        awaitFirstMessages();
        harm.countDown();
        awaitEnd(job);

        Taken taken = taken();
        print("the sink, job failed once", taken);
        assertThat(taken.lines()).hasSize(LINES);
        assertThat(taken.idsByLine()).hasSize(LINES);
        assertThat(new HashSet<>(taken.idsByLine().values())).hasSize(LINES);
    }

    private static void killBrokerMeanwhile(JobClient job) throws Exception {
        awaitFirstMessages();
        broker.kill();
        harm.countDown();
        broker.restart();
        awaitEnd(job);
    }

    private static JobClient publishing() throws Exception {
        StreamExecutionEnvironment env = environment();
        new RabbitOutputs(
                        BrokerAddress.parse(broker.uri()),
                        EXCHANGE,
                        "trending",
                        new Operators(Map.of()))
                .write("lines", lines(env));
        return env.executeAsync();
    }

    private static JobClient publishingWithFlinksConnector() throws Exception {
        StreamExecutionEnvironment env = environment();
        lines(env)
                .addSink(
                        new RMQSink<>(
                                new RMQConnectionConfig.Builder().setUri(broker.uri()).build(),
                                QUEUE,
                                new SimpleStringSchema()))
                .uid("sink")
                .setParallelism(1);
        return env.executeAsync();
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
                        RuntimeExecutionMode.STREAMING, true, 1, Map.of(), Duration.ofMillis(300)));
        return env;
    }

    private static DataStream<String> lines(StreamExecutionEnvironment env) {
        return new Operators(Map.of())
                .name("lines", env.fromSequence(0, LINES - 1).uid("numbers").map(new HeldBack()));
    }

    private static void awaitFirstMessages() {
        await().atMost(PATIENCE).until(() -> broker.waiting(QUEUE) > 0);
    }

    private static void awaitEnd(JobClient job) throws Exception {
        job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * What came out of the queue.
     *
     * @param messages how many there were
     * @param lines each once
     * @param idsByLine the message id of each; repeats have the same
     */
    private record Taken(int messages, Set<String> lines, Map<String, String> idsByLine) {}

    private static Taken taken() throws Exception {
        List<GetResponse> messages = broker.takeAll(QUEUE);
        Set<String> lines = new HashSet<>();
        Map<String, String> ids = new HashMap<>();
        for (GetResponse message : messages) {
            String line = new String(message.getBody(), StandardCharsets.UTF_8);
            lines.add(line);
            String id = message.getProps().getMessageId();
            if (id != null) {
                assertThat(ids.getOrDefault(line, id)).as("id of a repeat").isEqualTo(id);
                ids.put(line, id);
            }
        }
        return new Taken(messages.size(), lines, ids);
    }

    private static void print(String how, Taken taken) {
        int lines = taken.lines().size();
        System.out.printf(
                "%s: of %d lines %d are lost, %d came again%n",
                how, LINES, LINES - lines, taken.messages() - lines);
    }

    private static final class HeldBack implements MapFunction<Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String map(Long number) throws Exception {
            if (number == LINES / 2) {
                harm.await();
                if (failOnce) {
                    failOnce = false;
                    throw new IllegalStateException("fails once, as the test wants it");
                }
            }
            return "line " + number;
        }
    }
}
