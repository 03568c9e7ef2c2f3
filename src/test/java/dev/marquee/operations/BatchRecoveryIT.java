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
import java.util.List;
import java.util.Map;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A batch job loses its TaskManager after it has written some of its results. Flink then repeats
 * the tasks whose output is lost, and all tasks after them, also those that have written a result.
 */
class BatchRecoveryIT {
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

    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"2", "2,write-funny-videos=2,write-rejected=2"})
    void aResultThatWasWrittenBeforeAFailureIsNotWrittenTwice(
            String parallelism,
            @InjectMiniCluster MiniCluster cluster,
            @InjectClusterClient ClusterClient<?> client)
            throws Exception {
        Path input = Files.createDirectory(temp.resolve("input"));
        Files.writeString(
                input.resolve("USvideos.csv"),
                VideoCsv.file(VideoCsv.row("one", 1), VideoCsv.row("two", 2), REJECTED_ROW));
        ResultFiles results = new ResultFiles(temp.resolve("output/trending"));
        try (HeldImages images = HeldImages.start()) {
            StoppableJob job =
                    StoppableJob.start(
                            cluster,
                            client,
                            Map.of(),
                            Map.of(),
                            List.of(
                                    "trending",
                                    "--input=" + input,
                                    "--output=" + temp.resolve("output"),
                                    "--mode=batch",
                                    "--parallelism=" + parallelism,
                                    "--min-days=1",
                                    "--no-report",
                                    "--thumbnail-url=" + images.url(),
                                    "--thumbnail-hosts=" + images.host()));
            await().atMost(StoppableJob.PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(results.lines("funny-videos")).hasSize(2);
                                assertThat(results.lines("rejected")).hasSize(1);
                                assertThat(images.requested()).isTrue();
                            });

            cluster.terminateTaskManager(0).get();
            images.release();
            cluster.startTaskManager();

            CommandRun run = job.end();
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(results.objects("funny-videos"))
                .extracting(line -> line.path("video_id").asText())
                .containsExactlyInAnyOrder("one", "two");
        results.assertSummaryAddsUp(
                List.of("funny-videos", "worldwide-videos", "top-day", "days", "rejected"));
        assertThat(results.summary().path("rows_read").asInt()).isEqualTo(3);
    }
}
