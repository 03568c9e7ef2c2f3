package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.CommandRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironmentFactory;
import org.apache.flink.streaming.util.TestStreamEnvironment;

/**
 * A command line that runs a job on a cluster of a test, with settings of Flink for this job alone,
 * as {@code flink run -Dkey=value} has them. The cluster runs no other job meanwhile.
 */
final class StoppableJob {
    /** Far longer than any step takes. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MiniCluster cluster;
    private final ClusterClient<?> client;
    private final CompletableFuture<CommandRun> command;
    private final JobID job;

    private StoppableJob(
            MiniCluster cluster,
            ClusterClient<?> client,
            CompletableFuture<CommandRun> command,
            JobID job) {
        this.cluster = cluster;
        this.client = client;
        this.command = command;
        this.job = job;
    }

    /** Gives access to the factory of environments, which only subclasses have. */
    @SuppressWarnings("try") // Its close() throws any Exception.
    private abstract static class Context extends StreamExecutionEnvironment {
        static void use(StreamExecutionEnvironmentFactory factory) {
            initializeContextEnvironment(factory);
        }
    }

    /**
     * Starts a job.
     *
     * @param flink settings of Flink
     * @param environment environment variables of the command
     * @param arguments the command line
     */
    static StoppableJob start(
            MiniCluster cluster,
            ClusterClient<?> client,
            Map<String, String> flink,
            Map<String, String> environment,
            List<String> arguments) {
        CompletableFuture<CommandRun> command = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            Context.use(given -> environment(cluster, flink, given));
                            try {
                                command.complete(
                                        CommandRun.of(
                                                environment, arguments.toArray(String[]::new)));
                            } catch (Throwable failure) {
                                command.completeExceptionally(failure);
                            }
                        },
                        "job-of-test");
        thread.setDaemon(true);
        thread.start();
        JobID job =
                await().atMost(PATIENCE)
                        .until(
                                () -> {
                                    assertThat(command)
                                            .as("the job, before it is running")
                                            .isNotDone();
                                    return running(client);
                                },
                                id -> id != null);
        return new StoppableJob(cluster, client, command, job);
    }

    private static StreamExecutionEnvironment environment(
            MiniCluster cluster, Map<String, String> flink, Configuration given) {
        Configuration all = new Configuration(given);
        all.addAll(Configuration.fromMap(flink));
        return new TestStreamEnvironment(cluster, all, 1, List.of(), List.of());
    }

    /** Returns the job that runs, or null. */
    private static JobID running(ClusterClient<?> client) throws Exception {
        for (JobStatusMessage known : client.listJobs().get()) {
            if (!known.getJobState().isGloballyTerminalState()) {
                return known.getJobId();
            }
        }
        return null;
    }

    /** Returns a figure of the job as of the last heartbeat, or 0. */
    long figure(String name) throws Exception {
        return client.getAccumulators(job).get().get(name) instanceof Number number
                ? number.longValue()
                : 0;
    }

    /** Fails if the job has ended. */
    void assertRuns() {
        assertThat(command).as("the job").isNotDone();
    }

    /**
     * Stops the job with a savepoint.
     *
     * @param folder where savepoints are written
     * @return the path of the savepoint
     */
    String stop(Path folder, SavepointFormatType format) throws Exception {
        CommonTestUtils.waitForAllTaskRunning(cluster, job, true);
        await().atMost(PATIENCE).until(this::categoriesAreRead);
        String savepoint =
                client.stopWithSavepoint(job, false, folder.toString(), format)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        CommandRun run = end();
        assertThat(run.exitCode()).as(run.err()).isZero();
        return savepoint;
    }

    /**
     * Whether the source of the categories has ended, if there is one. Flink refuses a savepoint
     * that is triggered while a source ends ("Task local checkpoint failure"), and the job fails.
     */
    private boolean categoriesAreRead() throws Exception {
        return cluster.getExecutionGraph(job).get().getAllVertices().values().stream()
                .filter(task -> task.getName().contains("read-categories"))
                .allMatch(task -> task.getAggregateState() == ExecutionState.FINISHED);
    }

    /** Cancels the job. */
    void cancel() throws Exception {
        client.cancel(job).get();
        end();
    }

    /** Waits for the end of the command. */
    CommandRun end() throws Exception {
        return command.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
