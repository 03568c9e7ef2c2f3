package dev.marquee.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A job of a {@link ProjectCluster}, as the REST interface describes it. While the JobManager is
 * away there is no answer, which is not an error. Thread-safe.
 *
 * @param cluster the cluster
 * @param id the job's id, which a new JobManager keeps
 */
public record ClusterJob(ProjectCluster cluster, String id) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> ENDS = Set.of("FINISHED", "FAILED", "CANCELED");
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What is known of the job at a moment.
     *
     * @param state Flink's state of the job: {@code RUNNING}, {@code RESTARTING}, …
     * @param runningSince when the job came into the state {@code RUNNING} last
     * @param tasks the number of its tasks
     * @param runningTasks how many of them run
     * @param finishedTasks how many of them have finished
     */
    public record View(
            String state, Instant runningSince, int tasks, int runningTasks, int finishedTasks) {
        /** Whether the job has an end state. */
        public boolean hasEnded() {
            return ENDS.contains(state);
        }

        /**
         * Whether the job is in the state {@code RUNNING} and so are its tasks, if not finished.
         */
        public boolean runs() {
            return state.equals("RUNNING")
                    && runningTasks > 0
                    && runningTasks + finishedTasks == tasks;
        }
    }

    /**
     * A completed checkpoint.
     *
     * @param number its number, which grows with each checkpoint of the job
     * @param triggered when it began
     */
    public record Checkpoint(long number, Instant triggered) {}

    /** The job of a cluster that has not ended; empty if there is none. */
    public static Optional<ClusterJob> running(ProjectCluster cluster) throws Exception {
        for (JsonNode job : get(cluster, "/jobs/overview").path("jobs")) {
            if (!ENDS.contains(job.path("state").asText())) {
                return Optional.of(new ClusterJob(cluster, job.path("jid").asText()));
            }
        }
        return Optional.empty();
    }

    /** The job as it is now; empty if the JobManager does not answer. */
    public Optional<View> view() throws Exception {
        JsonNode job = get(cluster, "/jobs/" + id);
        if (job.isMissingNode()) {
            return Optional.empty();
        }
        int tasks = 0;
        int running = 0;
        int finished = 0;
        for (JsonNode vertex : job.path("vertices")) {
            tasks += vertex.path("parallelism").asInt();
            running += vertex.path("tasks").path("RUNNING").asInt();
            finished += vertex.path("tasks").path("FINISHED").asInt();
        }
        return Optional.of(
                new View(
                        job.path("state").asText(),
                        Instant.ofEpochMilli(job.path("timestamps").path("RUNNING").asLong()),
                        tasks,
                        running,
                        finished));
    }

    /** The last completed checkpoint; empty without one, or without an answer. */
    public Optional<Checkpoint> lastCheckpoint() throws Exception {
        JsonNode last = checkpoints().path("latest").path("completed");
        return last.path("id").isNumber()
                ? Optional.of(
                        new Checkpoint(
                                last.path("id").asLong(),
                                Instant.ofEpochMilli(last.path("trigger_timestamp").asLong())))
                : Optional.empty();
    }

    /** How many checkpoints have failed since the JobManager started; 0 without an answer. */
    public int failedCheckpoints() throws Exception {
        return checkpoints().path("counts").path("failed").asInt();
    }

    /** When the oldest checkpoint that is not complete began; empty without one or an answer. */
    public Optional<Instant> checkpointInProgress() throws Exception {
        Optional<Instant> oldest = Optional.empty();
        // The newest is the first.
        for (JsonNode checkpoint : checkpoints().path("history")) {
            if (checkpoint.path("status").asText().equals("IN_PROGRESS")) {
                oldest =
                        Optional.of(
                                Instant.ofEpochMilli(
                                        checkpoint.path("trigger_timestamp").asLong()));
            }
        }
        return oldest;
    }

    private JsonNode checkpoints() throws Exception {
        return get(cluster, "/jobs/" + id + "/checkpoints");
    }

    /** An answer of the REST interface, or a missing node. */
    private static JsonNode get(ProjectCluster cluster, String path) throws Exception {
        try {
            URI address = cluster.webUi().resolve(path);
            HttpResponse<String> answer =
                    HTTP.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return JSON.readTree(answer.body());
            }
        } catch (IOException e) {
            // The JobManager is starting, or was killed.
        }
        return JSON.missingNode();
    }
}
