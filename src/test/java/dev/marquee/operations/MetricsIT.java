package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.TestTimeout;
import dev.marquee.VideoCsv;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The metrics that {@code deploy/} uses, scraped from a running job in the way of Prometheus. */
class MetricsIT {
    private static final Path DEPLOY = Path.of("deploy").toAbsolutePath();
    private static final Path RULES = DEPLOY.resolve("prometheus/marquee-rules.yml");
    private static final Path CONFIGURATION = DEPLOY.resolve("prometheus/prometheus.yml");
    private static final Path DASHBOARD = DEPLOY.resolve("grafana/marquee.json");
    private static final Pattern METRIC = Pattern.compile("\\bflink_\\w+");
    private static final String OPERATOR_METRICS = "flink_taskmanager_job_task_operator_marquee_";
    private static final Set<String> METRICS_OF_MESSAGES =
            Set.of(
                    OPERATOR_METRICS + "queue_messages",
                    OPERATOR_METRICS + "unacknowledged_messages");
    private static final String QUEUE = "marquee.metrics";
    private static final int REPORTER_PORT = freePort();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkTest.smallCluster(configuration());

    @TempDir Path temp;

    @Test
    void everyMetricOfDashboardAndRulesExistsAndTheAlertsWork(
            @InjectClusterClient ClusterClient<?> client) throws Exception {
        CompletableFuture<CommandRun> job = startJob();
        Set<String> used = new TreeSet<>(metricsIn(Files.readString(RULES)));
        for (String expression : dashboardExpressions()) {
            used.addAll(metricsIn(expression));
        }
        used.removeAll(METRICS_OF_MESSAGES);
        await().atMost(TestTimeout.DURATION)
                .untilAsserted(
                        () -> {
                            assertThat(job).isNotDone();
                            assertThat(metricsIn(scrape())).containsAll(used);
                            assertThat(value("rows_used")).isEqualTo(3);
                            assertThat(value("kind_rejected")).isEqualTo(1);
                            assertThat(value("repeated_rows")).isEqualTo(1);
                            assertThat(value("checkpoint_age_seconds"))
                                    .isBetween(0.0, TestTimeout.SECONDS * 2.0);
                            // 2024-01-01 is day 19723. The other subtask has no row and therefore
                            // no such metric.
                            assertThat(value("first_day")).isEqualTo(19_723);
                        });
        assertThat(scrape().lines().filter(line -> line.contains("_marquee_")))
                .anyMatch(line -> line.contains("kind=\"skipped\""))
                .noneMatch(line -> line.contains("9.223372036854776E18"));

        try {
            checkWithPrometheus(client);
        } finally {
            FlinkTest.cancelJobs(client);
            job.get(TestTimeout.SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aJobThatReadsMessagesHasTheLevelsOfItsQueue(@InjectClusterClient ClusterClient<?> client)
            throws Exception {
        try (RabbitBroker broker = RabbitBroker.start()) {
            broker.declareQueue(QUEUE);
            sendTenMessages(broker);
            // The first checkpoint, and with it the first acknowledgement, is far away.
            CompletableFuture<CommandRun> job =
                    CompletableFuture.supplyAsync(
                            () ->
                                    CommandRun.of(
                                            address(broker),
                                            "trending",
                                            "--source=rabbitmq",
                                            "--queue=" + QUEUE,
                                            "--follow",
                                            "--max-unacknowledged=2",
                                            "--checkpoint-interval=1h",
                                            "--countries=US",
                                            "--output=" + temp.resolve("out"),
                                            "--thumbnails=skip",
                                            "--parallelism=2"));
            try {
                await().atMost(TestTimeout.DURATION)
                        .ignoreExceptions()
                        .untilAsserted(
                                () -> {
                                    assertThat(metricsIn(scrape()))
                                            .containsAll(METRICS_OF_MESSAGES);
                                    assertThat(values("unacknowledged_messages"))
                                            .containsExactly(2.0, 2.0);
                                    double waiting = broker.waiting(QUEUE);
                                    assertThat(values("queue_messages"))
                                            .containsExactly(waiting, waiting);
                                });
                assertThat(job).isNotDone();
                assertThat(broker.waiting(QUEUE)).isPositive();
            } finally {
                FlinkTest.cancelJobs(client);
                job.get(TestTimeout.SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void sendTenMessages(RabbitBroker broker) throws IOException {
        Path input = Files.createDirectories(temp.resolve("messages"));
        Files.writeString(
                input.resolve("USvideos.csv"),
                VideoCsv.file(
                        IntStream.rangeClosed(1, 10)
                                .mapToObj(day -> VideoCsv.row("video", day))
                                .toArray(String[]::new)));
        CommandRun publish =
                CommandRun.of(
                        address(broker),
                        "publish",
                        "--queue=" + QUEUE,
                        "--part-rows=1",
                        "--input=" + input);
        assertThat(publish.exitCode()).as(publish.err()).isZero();
    }

    private static Map<String, String> address(RabbitBroker broker) {
        return Map.of("MARQUEE_RABBITMQ_URI", broker.uri());
    }

    private void checkWithPrometheus(ClusterClient<?> client) throws Exception {
        assumeTrue(
                Prometheus.isInstalled(),
                "prometheus and promtool are not installed (apt-get install prometheus);"
                        + " the names of the metrics were checked without them");
        Prometheus.promtool("check", "config", CONFIGURATION.toString());
        Prometheus.promtool("check", "rules", RULES.toString());
        try (Prometheus prometheus = Prometheus.start(temp, quickConfiguration())) {
            await().atMost(TestTimeout.DURATION)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> {
                                for (String expression : dashboardExpressions()) {
                                    assertThat(prometheus.query(expression))
                                            .as(expression)
                                            .isNotEmpty();
                                }
                            });
            for (JsonNode rule : prometheus.rules()) {
                assertThat(rule.path("lastError").asText()).as(rule.toString()).isEmpty();
            }
            assertThat(prometheus.firing()).doesNotContain("MarqueeJobDown", "MarqueeProcessDown");

            FlinkTest.cancelJobs(client);
            await().atMost(TestTimeout.DURATION)
                    .untilAsserted(
                            () -> assertThat(prometheus.firing()).contains("MarqueeJobDown"));
        }
    }

    /**
     * Returns the configuration of the project with the reporter of this test and short intervals.
     */
    private Path quickConfiguration() throws IOException {
        Files.writeString(
                temp.resolve("marquee-rules.yml"),
                Files.readString(RULES).replaceAll("for: \\w+", "for: 0s"));
        return Files.writeString(
                temp.resolve("prometheus.yml"),
                Files.readString(CONFIGURATION)
                        .replace(": 15s", ": 1s")
                        .replaceAll(
                                "targets: \\[.*]",
                                "targets: [\"127.0.0.1:" + REPORTER_PORT + "\"]"));
    }

    private CompletableFuture<CommandRun> startJob() throws IOException {
        Path input = Files.createDirectories(temp.resolve("in"));
        String first = VideoCsv.row("first", 1);
        Files.writeString(
                input.resolve("USvideos.csv"),
                VideoCsv.file(
                        first, first, VideoCsv.row("second", 2), "third,24.99.01,x,,,1,1,\n"));
        return CompletableFuture.supplyAsync(
                () ->
                        CommandRun.of(
                                "trending",
                                "--input=" + input,
                                "--output=" + temp.resolve("out"),
                                "--watch=1s",
                                "--checkpoint-interval=1s",
                                "--countries=US",
                                "--min-days=1",
                                "--thumbnails=skip",
                                "--parallelism=2"));
    }

    private static List<String> dashboardExpressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                // Grafana replaces its variables like this.
                expressions.add(
                        target.get("expr")
                                .asText()
                                .replace("$job", ".+")
                                .replace("$__rate_interval", "1m"));
            }
        }
        assertThat(expressions).hasSizeGreaterThan(10);
        return expressions;
    }

    private static Set<String> metricsIn(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = METRIC.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** Returns the sum of all series of one of the project's metrics. */
    private static double value(String metric) throws Exception {
        return DoubleStream.of(values(metric)).sum();
    }

    private static double[] values(String metric) throws Exception {
        return scrape().lines()
                .filter(line -> line.startsWith(OPERATOR_METRICS + metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .toArray();
    }

    private static String scrape() throws Exception {
        return Prometheus.page(URI.create("http://127.0.0.1:%d/metrics".formatted(REPORTER_PORT)));
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setString(
                "metrics.reporter.prom.factory.class",
                "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        configuration.setString("metrics.reporter.prom.port", Integer.toString(REPORTER_PORT));
        return configuration;
    }

    private static int freePort() {
        try {
            return Prometheus.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
