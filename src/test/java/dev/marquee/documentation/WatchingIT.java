package dev.marquee.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jobs of docs/WATCHING.md, and asks the REST API for everything that the page names. */
final class WatchingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Page PAGE = Page.read("docs/WATCHING.md");
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = FlinkTest.smallCluster(configuration());

    @TempDir Path output;

    private ClusterClient<?> cluster;
    private CompletableFuture<CommandRun> job;

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(500));
        return configuration;
    }

    @BeforeEach
    void useTheCluster(@InjectClusterClient ClusterClient<?> client) {
        cluster = client;
    }

    /** Also cancels a job that began after the test had failed. */
    @AfterEach
    void cancelTheJob() {
        eventually(
                () -> {
                    FlinkTest.cancelJobs(cluster);
                    assertThat(job == null || job.isDone()).as("the command has ended").isTrue();
                });
    }

    @Test
    void everyTaskAndMetricOfThePageExistsInAJobOnFiles() throws Exception {
        start(Map.of(), "--watch");

        assertTasksExist(column("what it does"));
        assertMetricsExist(row -> !isOfMessages(row));
        assertAddressesAnswer();
    }

    @Test
    void everyMetricOfThePageExistsInAJobOnMessages() throws Exception {
        try (RabbitBroker broker = RabbitBroker.start()) {
            Map<String, String> environment = Map.of("MARQUEE_RABBITMQ_URI", broker.uri());
            assertThat(CommandRun.of(environment, "publish", "--input=data/").exitCode()).isZero();
            try {
                start(environment, "rabbitmq");

                assertMetricsExist(WatchingIT::isOfMessages);
            } finally {
                cancelTheJob();
            }
        }
    }

    private static boolean isOfMessages(Map<String, String> row) {
        return Set.of("`first-deliveries`", "`listings`").contains(row.getOrDefault("task", ""));
    }

    private static List<Map<String, String>> column(String name) {
        List<Map<String, String>> rows = PAGE.rowsOfTablesWith(name);
        assertThat(rows).as("rows of the page's tables with the column " + name).isNotEmpty();
        return rows;
    }

    /** Starts the page's job whose command contains this word. */
    private void start(Map<String, String> environment, String word) {
        String command =
                PAGE.blocks().stream()
                        .flatMap(block -> block.lines().stream())
                        .filter(line -> line.startsWith("bin/marquee ") && line.contains(word))
                        .findFirst()
                        .orElseThrow();
        List<String> arguments =
                new ArrayList<>(List.of(command.substring("bin/marquee ".length()).split(" ")));
        arguments.set(arguments.indexOf("--output") + 1, output.toString());
        arguments.addAll(List.of("--parallelism", "2", "--checkpoint-interval", "1s"));
        job =
                CompletableFuture.supplyAsync(
                        () -> CommandRun.of(environment, arguments.toArray(String[]::new)));
    }

    private void assertTasksExist(List<Map<String, String>> rows) {
        List<String> tasks = rows.stream().map(row -> Page.code(row.get("task")).get(0)).toList();
        eventually(
                () ->
                        assertThat(metricsByTask().keySet())
                                .containsExactlyInAnyOrderElementsOf(tasks));
    }

    private interface RowFilter {
        boolean accepts(Map<String, String> row);
    }

    /** A row names one operator of its task. */
    private void assertMetricsExist(RowFilter rule) {
        List<Map<String, String>> rows = column("metric").stream().filter(rule::accepts).toList();
        assertThat(rows).hasSizeGreaterThan(3);
        eventually(
                () -> {
                    Map<String, Set<String>> byTask = metricsByTask();
                    Set<String> ofJob = metricsOfJob();
                    for (Map<String, String> row : rows) {
                        Set<String> existing = new TreeSet<>(ofJob);
                        byTask.forEach(
                                (task, metrics) -> {
                                    if (!row.containsKey("task") || names(row, task)) {
                                        existing.addAll(metrics);
                                    }
                                });
                        Set<String> missing = new TreeSet<>(Page.code(row.get("metric")));
                        missing.removeAll(existing);
                        assertThat(missing).as("%s, of %s", row, byTask.keySet()).isEmpty();
                    }
                });
    }

    private static boolean names(Map<String, String> row, String task) {
        String operator = Page.code(row.get("task")).get(0);
        return List.of(task.replaceAll("Source: |[(),]", "").split(" ")).contains(operator);
    }

    /**
     * The metrics of each task. The number of a subtask is replaced by 0, since a metric may exist
     * only in a subtask with records.
     */
    private Map<String, Set<String>> metricsByTask() throws Exception {
        Map<String, Set<String>> metrics = new TreeMap<>();
        for (JsonNode task : get("/jobs/" + jobId()).path("vertices")) {
            String id = task.path("id").asText();
            metrics.put(
                    task.path("name").asText(),
                    ids(get("/jobs/%s/vertices/%s/metrics".formatted(jobId(), id))));
        }
        return metrics;
    }

    private Set<String> metricsOfJob() throws Exception {
        return ids(get("/jobs/%s/metrics".formatted(jobId())));
    }

    private static Set<String> ids(JsonNode metrics) {
        Set<String> ids = new TreeSet<>();
        metrics.forEach(metric -> ids.add(metric.path("id").asText().replaceFirst("^\\d+", "0")));
        return ids;
    }

    /** Checks that each address of the page returns an answer. */
    private void assertAddressesAnswer() throws Exception {
        List<String> addresses =
                PAGE.blocks().stream()
                        .flatMap(block -> block.lines().stream())
                        .filter(line -> line.startsWith("curl -s http://127.0.0.1:8081"))
                        .map(line -> line.substring(line.indexOf(":8081") + ":8081".length()))
                        .toList();
        assertThat(addresses).hasSizeGreaterThan(3);
        String task = get("/jobs/" + jobId()).path("vertices").findValue("id").asText();
        for (String address : addresses) {
            JsonNode answer = get(address.replace("JOB_ID", jobId()).replace("TASK_ID", task));
            assertThat(answer).as(address).isNotEmpty();
        }
    }

    private String jobId() throws Exception {
        for (JobStatusMessage each : cluster.listJobs().get()) {
            if (!each.getJobState().isGloballyTerminalState()) {
                return each.getJobId().toString();
            }
        }
        assertThat(job).as("the job runs").isNotDone();
        throw new AssertionError("no job has begun yet");
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(cluster.getWebInterfaceURL() + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void eventually(Check check) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(check::run);
    }
}
