package dev.marquee.cluster;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.marquee.CommandRun;
import dev.marquee.ResultFiles;
import dev.marquee.SameLines;
import dev.marquee.TestTimeout;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.rabbitmq.message.SentInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a real cluster, between a queue and an exchange ({@code --source rabbitmq --sink
 * files,rabbitmq}), while the broker, connections and TaskManagers fail.
 */
class RabbitChaosIT {
    private static final int SEED = 20_240_611;
    private static final String QUEUE = "marquee.trending";
    private static final String EXCHANGE = "marquee.results";
    private static final List<String> RESULTS =
            List.of("funny-videos", "worldwide-videos", "top-day", "days");

    private static RabbitBroker broker;
    private static ProjectCluster cluster;

    @TempDir static Path temp;

    private enum Fault {
        BROKER_KILLED {
            @Override
            void inject() throws Exception {
                broker.kill();
                broker.restart();
            }
        },
        CONNECTIONS_CUT {
            @Override
            void inject() throws Exception {
                broker.closeConnections();
            }
        },
        TASK_MANAGER_KILLED {
            @Override
            void inject() throws Exception {
                cluster.killTaskManager(2);
                cluster.control("start", "--taskmanagers", "2").succeeding();
            }
        };

        abstract void inject() throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        broker = RabbitBroker.start();
        cluster = new ProjectCluster(temp);
        cluster.control("start", "--taskmanagers", "2", "--slots", "1").succeeding();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.control("stop").succeeding();
        broker.close();
    }

    @Test
    void failuresOfBrokerConnectionsAndTaskManagersDoNotChangeTheResults() throws Exception {
        String[] questions = {"--likes-over=100000", "--min-days=2", "--thumbnails=skip"};
        CommandRun.succeeding(
                "sample",
                "--output=" + temp.resolve("input"),
                "--rows=30000",
                "--countries=3",
                "--dirt=0.02");
        ResultFiles expected = resultsFromFiles(questions);
        broker.declareQueue("results", EXCHANGE, "trending.#");
        List<List<GetResponse>> shares = published();
        broker.saveQueues();
        CompletableFuture<ProgramRun> job = run(questions, countries(expected));

        List<Fault> faults = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            faults.addAll(List.of(Fault.values()));
        }
        Collections.shuffle(faults, new Random(SEED));
        for (int share = 0; share < shares.size(); share++) {
            new SentInput().all(shares.get(share)).shuffled(2, share).sendTo(broker, QUEUE);
            if (share < faults.size()) {
                // Only messages that were delivered and not yet acknowledged could be lost or
                // repeated.
                awaitDelivered(job);
                faults.get(share).inject();
            }
        }
        ProgramRun run = job.join().succeeding();

        ResultFiles results = new ResultFiles(temp.resolve("messages/trending"));
        Map<String, List<String>> published = publishedResults();
        for (String result : RESULTS) {
            assertThat(expected.lines(result)).as(result).isNotEmpty();
            SameLines.assertEqual(result, results.lines(result), expected.lines(result));
            SameLines.assertEqual(
                    "published " + result,
                    published.getOrDefault("trending." + result, List.of()),
                    expected.lines(result));
        }
        for (String figure : List.of("rows_read", "rows_used", "listings", "repeated_rows")) {
            assertThat(results.summary().get(figure))
                    .as(figure)
                    .isEqualTo(expected.summary().get(figure));
        }
        assertThat(results.summary().get("messages").asInt())
                .as(run.err())
                .isEqualTo(shares.stream().mapToInt(Collection::size).sum());
        assertThat(broker.waiting(QUEUE)).isZero();
    }

    private static ResultFiles resultsFromFiles(String... questions) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "trending",
                                "--input=" + temp.resolve("input"),
                                "--output=" + temp.resolve("files")));
        arguments.addAll(List.of(questions));
        cluster.program("bin/marquee", Map.of(), arguments).succeeding();
        return new ResultFiles(temp.resolve("files/trending"));
    }

    /**
     * Returns the messages that {@code publish} sends, shuffled and divided into one share more
     * than there are faults.
     */
    private static List<List<GetResponse>> published() throws Exception {
        CommandRun run =
                CommandRun.of(
                        address(),
                        "publish",
                        "--input=" + temp.resolve("input"),
                        "--queue=" + QUEUE,
                        "--part-rows=100");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<GetResponse> messages = new ArrayList<>(broker.takeAll(QUEUE));
        Collections.shuffle(messages, new Random(SEED));
        int shares = 2 * Fault.values().length + 1;
        List<List<GetResponse>> all = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            all.add(
                    messages.subList(
                            share * messages.size() / shares,
                            (share + 1) * messages.size() / shares));
        }
        return all;
    }

    private static CompletableFuture<ProgramRun> run(String[] questions, String countries) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "trending",
                                "--source=rabbitmq",
                                "--sink=files,rabbitmq",
                                "--exchange=" + EXCHANGE,
                                "--countries=" + countries,
                                "--output=" + temp.resolve("messages"),
                                "--checkpoint-interval=300ms"));
        arguments.addAll(List.of(questions));
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return cluster.flinkRun(address(), "2", arguments);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void awaitDelivered(CompletableFuture<ProgramRun> job) {
        await().atMost(TestTimeout.DURATION)
                .until(
                        () -> {
                            if (job.isDone()) {
                                throw new AssertionError("ended early: " + job.join());
                            }
                            return broker.waiting(QUEUE) == 0;
                        });
    }

    /**
     * Returns the bodies of the published results by routing key. Messages with the same id must
     * have the same body.
     */
    private static Map<String, List<String>> publishedResults() throws Exception {
        Map<String, GetResponse> byId = new HashMap<>();
        for (GetResponse message : broker.takeAll("results")) {
            GetResponse earlier = byId.put(message.getProps().getMessageId(), message);
            if (earlier != null) {
                assertThat(message.getBody()).isEqualTo(earlier.getBody());
            }
        }
        Map<String, List<String>> bodies = new HashMap<>();
        byId.values().stream()
                .collect(groupingBy(message -> message.getEnvelope().getRoutingKey()))
                .forEach((key, messages) -> bodies.put(key, sortedBodies(messages)));
        return bodies;
    }

    private static List<String> sortedBodies(List<GetResponse> messages) {
        return messages.stream()
                .map(message -> new String(message.getBody(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    private static String countries(ResultFiles results) throws Exception {
        List<String> codes = new ArrayList<>();
        results.summary().path("countries").forEach(code -> codes.add(code.asText()));
        return String.join(",", codes);
    }

    private static Map<String, String> address() {
        return Map.of("MARQUEE_RABBITMQ_URI", broker.uri());
    }
}
