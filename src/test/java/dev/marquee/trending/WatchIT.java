package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import dev.marquee.ZipWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs a job that watches a folder. */
class WatchIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @TempDir Path temp;

    @Test
    void newFilesAreReadUntilTheJobIsCancelled(@InjectClusterClient ClusterClient<?> client)
            throws Exception {
        Path input = Files.createDirectories(temp.resolve("in"));
        ResultFiles results = new ResultFiles(temp.resolve("out/trending"));
        moveInto(input.resolve("USvideos.csv"), VideoCsv.file(VideoCsv.row("first", 1)));
        CompletableFuture<CommandRun> job =
                CompletableFuture.supplyAsync(
                        () ->
                                CommandRun.of(
                                        "trending",
                                        "--input=" + input,
                                        "--output=" + temp.resolve("out"),
                                        "--watch=100ms",
                                        "--checkpoint-interval=100ms",
                                        "--countries=GB,US",
                                        "--min-days=1",
                                        "--thumbnails=skip",
                                        "--parallelism=2"));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(job).isNotDone();
                            assertThat(ids(results, "funny-videos")).containsExactly("first");
                        });
        assertThat(ids(results, "worldwide-videos"))
                .as("videos before the first file of GB")
                .isEmpty();

        moveInto(input.resolve(".tmp/GBvideos.csv"), VideoCsv.file(VideoCsv.row("hidden", 1)));
        Path bad = input.resolve("FRvideos.csv");
        moveInto(bad, "id,name\n1,a\n");
        Files.writeString(input.resolve("a:b.csv"), "unreadable");
        Files.createSymbolicLink(input.resolve("gone.csv"), Path.of("/nowhere/gone.csv"));
        Files.createSymbolicLink(input.resolve("self"), Path.of("."));
        moveInto(
                input.resolve("new/GBvideos.csv"),
                VideoCsv.file(VideoCsv.row("first", 1), VideoCsv.row("second", 2)));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(ids(results, "worldwide-videos")).containsExactly("first");
                            assertThat(ids(results, "funny-videos"))
                                    .containsExactly("first", "second");
                            assertThat(results.lines("rejected")).hasSize(1);
                        });
        Path archive = input.resolve("archive.zip");
        try (ZipWriter zip = new ZipWriter(input.resolve(".archive.zip"))) {
            zip.add("GBvideos.csv", VideoCsv.file(VideoCsv.row("zipped", 1))).add("../x.csv", "");
        }
        Files.writeString(input.resolve("broken.zip"), "PK broken");
        Files.move(input.resolve(".archive.zip"), archive);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(ids(results, "funny-videos"))
                                        .containsExactly("first", "second", "zipped"));
        JsonNode rejected = results.objects("rejected").get(0);
        assertThat(rejected.path("file").asText()).endsWith(bad.toString());
        assertThat(rejected.path("offset").asInt()).isZero();
        assertThat(rejected.path("reason").asText()).startsWith("unreadable: no column video_id");
        assertThat(results.lines("top-day")).isNotEmpty();
        assertThat(results.folder().resolve("days")).doesNotExist();

        FlinkTest.cancelJobs(client);
        CommandRun run = job.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> !line.contains(" MB read")))
                .containsExactly(
                        "marquee: trending was cancelled; finished files in "
                                + results.folder()
                                + ": funny-videos, worldwide-videos, top-day, rejected");
        assertThat(results.folder().resolve("summary.json")).doesNotExist();
    }

    /** Moves a complete file into the folder, as a watched folder requires. */
    private static void moveInto(Path file, String content) throws Exception {
        Files.createDirectories(file.getParent());
        Path temporary = Files.writeString(file.resolveSibling("." + file.getFileName()), content);
        Files.move(temporary, file);
    }

    private static List<String> ids(ResultFiles results, String result) throws Exception {
        return results.objects(result).stream()
                .map(line -> line.path("video_id").asText())
                .toList();
    }
}
