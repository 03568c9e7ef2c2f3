package dev.marquee.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.operations.DailyLists;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/OPERATIONS.md} that change the parallelism of a job, on a real
 * cluster with the adaptive scheduler: stop with a savepoint and resume, and rescale while the job
 * runs.
 */
class RescaleIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern WEB_UI = Pattern.compile("web UI at (http://\\S+)");
    private static final Pattern JOB =
            Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT =
            Pattern.compile("Savepoint completed. Path: (file:\\S+)");

    private static ProjectCluster cluster;
    private static String webUi;

    @TempDir static Path temp;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new ProjectCluster(temp);
        ProgramRun start =
                cluster.control(
                                "start",
                                "--taskmanagers",
                                "2",
                                "--slots",
                                "2",
                                "-Djobmanager.scheduler=adaptive")
                        .succeeding();
        Matcher address = WEB_UI.matcher(start.out());
        assertThat(address.find()).as(start.out()).isTrue();
        webUi = address.group(1);
    }

    @AfterAll
    static void stopCluster() throws Exception {
        cluster.control("stop").succeeding();
    }

    @Test
    void resultsAreThoseOfAJobOfOneParallelism() throws Exception {
        Path undisturbed = temp.resolve("undisturbed");
        DailyLists.writeCategories(undisturbed);
        String job = start(undisturbed, "2");
        for (int day = 1; day <= DailyLists.DAYS; day++) {
            arrive(job, undisturbed, day);
        }
        stop(job);

        Path input = temp.resolve("in");
        DailyLists.writeCategories(input);
        job = start(input, "2");
        arrive(job, input, 1);
        arrive(job, input, 2);
        rescale(job, 2, 4);
        arrive(job, input, 3);
        // The job is rescaled, and then stopped, while lists arrive.
        DailyLists.arrive(input, 4, "DE");
        rescale(job, 4, 1);
        DailyLists.arrive(input, 4, "GB");
        String savepoint = stop(job);
        DailyLists.arrive(input, 4, "US");
        job = start(input, "3", "-s", savepoint);
        awaitRows(job, 4);
        arrive(job, input, 5);
        arrive(job, input, 6);
        stop(job);

        assertThat(DailyLists.results(input, output(input)))
                .isEqualTo(DailyLists.results(undisturbed, output(undisturbed)))
                .allSatisfy((result, lines) -> assertThat(lines).as(result).isNotEmpty());
    }

    private static void arrive(String job, Path input, int day) throws Exception {
        DailyLists.arrive(input, day);
        awaitRows(job, day);
    }

    /** Waits until the job has read the first days, as {@link DailyLists} says. */
    private static void awaitRows(String job, int day) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(
                                            accumulator(job, "listings")
                                                    + accumulator(job, "repeated_rows"))
                                    .isGreaterThanOrEqualTo(DailyLists.rows(day));
                            assertThat(accumulator(job, DailyLists.TOP_DAYS))
                                    .isGreaterThanOrEqualTo(day);
                        });
    }

    private static long accumulator(String job, String name) throws Exception {
        for (JsonNode one : get("/jobs/" + job + "/accumulators").path("user-task-accumulators")) {
            if (one.path("name").asText().equals(name)) {
                return one.path("value").asLong();
            }
        }
        return 0;
    }

    /** Starts the job that watches a folder; returns its id. */
    private static String start(Path input, String parallelism, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", "-d", "-p", parallelism));
        arguments.add("-Dstate.backend.type=rocksdb");
        arguments.addAll(List.of(more));
        arguments.add(Path.of("target/job.jar").toAbsolutePath().toString());
        arguments.addAll(DailyLists.watching(input, output(input)));
        ProgramRun run = cluster.program("bin/flink", Map.of(), arguments).succeeding();
        return found(JOB, run);
    }

    /** Stops a job with a savepoint; returns the savepoint. */
    private static String stop(String job) throws Exception {
        awaitParallelism(job, -1);
        return found(
                SAVEPOINT,
                cluster.program(
                                "bin/flink",
                                Map.of(),
                                List.of(
                                        "stop",
                                        "--savepointPath",
                                        temp.resolve("savepoints").toUri().toString(),
                                        job))
                        .succeeding());
    }

    /** Changes the parallelism of all operators that have this parallelism, and waits for it. */
    private static void rescale(String job, int before, int after) throws Exception {
        String path = "/jobs/" + job + "/resource-requirements";
        String requirements = get(path).toString();
        assertThat(requirements).contains("\"upperBound\":" + before);
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(webUi + path))
                                .header("Content-Type", "application/json")
                                .PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                requirements.replace(
                                                        "\"upperBound\":" + before,
                                                        "\"upperBound\":" + after)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        awaitParallelism(job, after);
    }

    /**
     * Waits until all tasks of a job run.
     *
     * @param parallelism that of the source, or -1 for any
     */
    private static void awaitParallelism(String job, int parallelism) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode state = get("/jobs/" + job);
                            assertThat(state.path("state").asText()).isEqualTo("RUNNING");
                            for (JsonNode vertex : state.path("vertices")) {
                                assertThat(vertex.path("status").asText())
                                        .isIn("RUNNING", "FINISHED");
                                if (vertex.path("name").asText().contains("read-videos")
                                        && parallelism > 0) {
                                    assertThat(vertex.path("parallelism").asInt())
                                            .isEqualTo(parallelism);
                                }
                            }
                        });
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(webUi + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Path output(Path input) {
        return input.resolveSibling(input.getFileName() + "-out");
    }

    private static String found(Pattern pattern, ProgramRun run) {
        Matcher matcher = pattern.matcher(run.out());
        assertThat(matcher.find()).as(run.toString()).isTrue();
        return matcher.group(1);
    }
}
