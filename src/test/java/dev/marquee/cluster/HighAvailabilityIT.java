package dev.marquee.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import dev.marquee.thumbnails.HeldImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/cluster start --high-availability}: the JobManager dies, its jobs do not. */
final class HighAvailabilityIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir static Path temp;

    private static ProjectCluster cluster;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new ProjectCluster(temp);
        cluster.control(
                        "start",
                        "--high-availability",
                        "--taskmanagers",
                        "1",
                        "--slots",
                        "2",
                        "-Dweb.refresh-interval=100")
                .succeeding();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        long zooKeeper = cluster.processId("zookeeper");
        cluster.control("stop").succeeding();
        assertThat(ProcessHandle.of(zooKeeper).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(cluster.files().resolve("high-availability")).doesNotExist();
        assertThat(cluster.control("status").exitCode()).isEqualTo(3);
    }

    @Test
    void jobContinuesUnderANewJobManager() throws Exception {
        Path input = Files.createDirectory(temp.resolve("input"));
        ResultFiles results = new ResultFiles(temp.resolve("output/trending"));
        arrive(input.resolve("USvideos.csv"), VideoCsv.file(VideoCsv.row("before", 1)));
        cluster.flinkRun(
                        Map.of(),
                        List.of("-d", "-p", "2"),
                        List.of(
                                "--input=" + input,
                                "--output=" + temp.resolve("output"),
                                "--watch=100ms",
                                "--checkpoint-interval=100ms",
                                "--countries=US",
                                "--thumbnails=skip"))
                .succeeding();
        ClusterJob job = ClusterJob.running(cluster).orElseThrow();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(results.lines("funny-videos")).hasSize(1));

        Instant death = Instant.now();
        cluster.kill("jobmanager");

        ProgramRun status = cluster.control("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out())
                .startsWith("the JobManager is gone: bin/cluster start replaces it")
                .containsPattern("zookeeper +process \\d+")
                .containsPattern("jobmanager +gone")
                .containsPattern("taskmanager-1 +process \\d+");
        long taskManager = cluster.processId("taskmanager-1");
        assertThat(cluster.control("start").succeeding().out())
                .containsPattern("jobmanager +process \\d+")
                .containsPattern("taskmanager-1 +process " + taskManager);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                job.view()
                                        .filter(ClusterJob.View::runs)
                                        .filter(now -> now.runningSince().isAfter(death))
                                        .isPresent());
        arrive(input.resolve("new/USvideos.csv"), VideoCsv.file(VideoCsv.row("after", 1)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(results.objects("funny-videos"))
                                        .extracting(line -> line.path("video_id").asText())
                                        .containsExactly("after", "before"));

        assertThat(cluster.control("start", "--slots", "3").err())
                .contains("after bin/cluster stop");
        cluster.program("bin/flink", Map.of(), List.of("cancel", job.id())).succeeding();
        await().atMost(PATIENCE).until(() -> ClusterJob.running(cluster).isEmpty());
    }

    /** Without checkpoints the job is repeated, and so are results that were complete before. */
    @Test
    void batchJobIsRepeatedUnderANewJobManagerAndWritesEachResultOnce() throws Exception {
        Path input = Files.createDirectory(temp.resolve("batch-input"));
        Path output = temp.resolve("batch-output");
        Files.writeString(
                input.resolve("USvideos.csv"),
                VideoCsv.file(
                        VideoCsv.row("one", 1),
                        VideoCsv.row("two", 2),
                        "rejected,1 January,Title,23,funny,1,1,link\n"));
        ResultFiles results = new ResultFiles(output.resolve("trending"));
        try (HeldImages images = HeldImages.start()) {
            CompletableFuture<ProgramRun> job = batchRun(input, output, images);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(job).isNotDone();
                                assertThat(results.lines("funny-videos")).hasSize(2);
                                assertThat(results.lines("rejected")).hasSize(1);
                                assertThat(images.requested()).isTrue();
                            });

            cluster.kill("jobmanager");
            images.release();
            cluster.control("start").succeeding();

            job.join().succeeding();
        }
        assertThat(results.objects("funny-videos"))
                .extracting(line -> line.path("video_id").asText())
                .containsExactly("one", "two");
        results.assertSummaryAddsUp(
                List.of("funny-videos", "worldwide-videos", "top-day", "days", "rejected"));
    }

    /**
     * ZooKeeper ends the session of a JobManager that is paused for too long. After the pause the
     * JobManager suspends its jobs and recovers them, under the same ids.
     */
    @Test
    void attachedRunGetsTheResultOfAJobWhoseJobManagerWasPaused() throws Exception {
        Path input = Files.createDirectory(temp.resolve("pause-input"));
        Path output = temp.resolve("pause-output");
        Files.writeString(input.resolve("USvideos.csv"), VideoCsv.file(VideoCsv.row("one", 1)));
        try (HeldImages images = HeldImages.start()) {
            CompletableFuture<ProgramRun> run = batchRun(input, output, images);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(run).isNotDone();
                                assertThat(images.requested()).isTrue();
                            });
            ClusterJob job = ClusterJob.running(cluster).orElseThrow();
            long expired = expiredSessions();
            Instant pause = Instant.now();
            long jobManager = cluster.processId("jobmanager");

            signal("STOP", jobManager);
            try {
                await().atMost(PATIENCE).until(() -> expiredSessions() > expired);
            } finally {
                signal("CONT", jobManager);
            }

            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    job.view()
                                            .filter(now -> now.runningSince().isAfter(pause))
                                            .isPresent());
            images.release();
            run.join().succeeding();
        }
        new ResultFiles(output.resolve("trending"))
                .assertSummaryAddsUp(
                        List.of("funny-videos", "worldwide-videos", "top-day", "days", "rejected"));
    }

    private static CompletableFuture<ProgramRun> batchRun(
            Path input, Path output, HeldImages images) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return cluster.flinkRun(
                                Map.of(),
                                "2",
                                List.of(
                                        "--input=" + input,
                                        "--output=" + output,
                                        "--mode=batch",
                                        "--min-days=1",
                                        "--thumbnail-url=" + images.url(),
                                        "--thumbnail-hosts=" + images.host()));
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                });
    }

    /** How many sessions ZooKeeper has ended because their clients did not answer. */
    private static long expiredSessions() throws IOException {
        try (Stream<String> log = Files.lines(cluster.files().resolve("log/zookeeper.log"))) {
            return log.filter(line -> line.contains("Expiring session")).count();
        }
    }

    private static void signal(String name, long process) throws Exception {
        ProgramRun.in(temp, Map.of(), List.of("kill", "-" + name, Long.toString(process)))
                .succeeding();
    }

    /** A file appears whole, as a watched folder requires it. */
    private static void arrive(Path file, String content) throws Exception {
        Files.createDirectories(file.getParent());
        Path temporary = Files.writeString(file.resolveSibling("." + file.getFileName()), content);
        Files.move(temporary, file);
    }
}
