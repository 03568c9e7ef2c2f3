package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import dev.marquee.thumbnails.HeldImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A job loses its TaskManager after some of its tasks have finished and their results are written.
 */
class LateFailureIT {
    private static final String REJECTED_ROW = "rejected,1 January,Title,23,funny,1,1,link\n";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            FlinkTest.smallCluster(
                    new Configuration()
                            .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                            .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10)
                            .set(
                                    RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                                    Duration.ofMillis(100)));

    /** The number of the TaskManager that runs: MiniCluster counts those that it has started. */
    private static int lastTaskManager;

    @TempDir Path temp;

    private MiniCluster cluster;
    private ClusterClient<?> client;
    private ResultFiles results;

    @BeforeEach
    void use(
            @InjectMiniCluster MiniCluster miniCluster,
            @InjectClusterClient ClusterClient<?> clusterClient) {
        cluster = miniCluster;
        client = clusterClient;
        results = new ResultFiles(temp.resolve("output/trending"));
    }

    /**
     * Flink repeats the tasks whose output is lost, and all tasks after them, also those that have
     * written a result.
     */
    @ParameterizedTest
    @ValueSource(strings = {"2", "2,write-funny-videos=2,write-rejected=2"})
    void aBatchJobWritesEachResultOnce(String parallelism) throws Exception {
        runWithFailure(
                () -> {
                    assertThat(results.lines("funny-videos")).hasSize(2);
                    assertThat(results.lines("rejected")).hasSize(1);
                },
                "--mode=batch",
                "--parallelism=" + parallelism);

        assertResultsAreRight();
    }

    /** Results are committed with the last checkpoint, which waits for the thumbnails. */
    @Test
    void aStreamingJobWritesEachResultOnce() throws Exception {
        runWithFailure(
                () -> {}, "--mode=streaming", "--checkpoint-interval=100ms", "--parallelism=2");

        assertResultsAreRight();
    }

    private void assertResultsAreRight() throws Exception {
        assertThat(results.objects("funny-videos"))
                .extracting(line -> line.path("video_id").asText())
                .containsExactlyInAnyOrder("one", "two");
        results.assertSummaryAddsUp(
                List.of("funny-videos", "worldwide-videos", "top-day", "days", "rejected"));
        assertThat(results.summary().path("rows_read").asInt()).isEqualTo(3);
    }

    /**
     * Runs a job whose TaskManager ends while thumbnails are downloaded.
     *
     * @param beforeFailure what must be true before
     */
    private void runWithFailure(ThrowingRunnable beforeFailure, String... options)
            throws Exception {
        Path input = Files.createDirectory(temp.resolve("input"));
        Files.writeString(
                input.resolve("USvideos.csv"),
                VideoCsv.file(VideoCsv.row("one", 1), VideoCsv.row("two", 2), REJECTED_ROW));
        try (HeldImages images = HeldImages.start()) {
            List<String> arguments =
                    new ArrayList<>(
                            List.of(
                                    "trending",
                                    "--input=" + input,
                                    "--output=" + temp.resolve("output"),
                                    "--min-days=1",
                                    "--no-report",
                                    "--thumbnail-url=" + images.url(),
                                    "--thumbnail-hosts=" + images.host()));
            arguments.addAll(List.of(options));
            StoppableJob job = StoppableJob.start(cluster, client, Map.of(), Map.of(), arguments);
            await().atMost(StoppableJob.PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(images.requested()).isTrue();
                                beforeFailure.run();
                            });

            cluster.terminateTaskManager(lastTaskManager++).get();
            images.release();
            cluster.startTaskManager();

            CommandRun run = job.end();
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).doesNotContain("warning");
        }
    }
}
