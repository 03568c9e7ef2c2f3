package dev.marquee.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.FolderFiles;
import dev.marquee.Gzip;
import dev.marquee.ResultFiles;
import dev.marquee.job.Emit;
import dev.marquee.thumbnails.ImageServer;
import dev.marquee.thumbnails.Images;
import dev.marquee.trending.AskedQuestions;
import dev.marquee.trending.TrendingPipeline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Input and output in a bucket of an S3 server, on a cluster with two TaskManagers that {@code
 * bin/cluster start --s3} starts, and in one process. The key of the bucket is in the environment.
 */
class S3IT {
    private static final String INPUT = S3Server.BUCKET + "/input";
    private static final String PART = "part-6ba7b810-9dad-11d1-80b4-00c04fd430c8-0.jsonl";

    @TempDir static Path temp;

    private static ImageServer images;
    private static S3Server s3;
    private static ProjectCluster cluster;
    private static Path localInput;

    /** The results of the same rows in local files. */
    private static ResultFiles expected;

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Server.start(Files.createDirectory(temp.resolve("s3")));
        images =
                ImageServer.start()
                        .answer("/", ImageServer.body(200, "image/jpeg", Images.jpegOf(500)));
        localInput = input(temp.resolve("input"));
        s3.upload(localInput, INPUT);
        expected =
                ResultFiles.ofRun(
                        "trending",
                        localInput,
                        temp.resolve("local"),
                        options("--no-report").toArray(String[]::new));
        cluster = new ProjectCluster(temp);
        List<String> arguments =
                new ArrayList<>(List.of("start", "--s3", "--taskmanagers", "2", "--slots", "1"));
        s3.settings().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        cluster.program("bin/cluster", S3Server.credentials(), arguments).succeeding();
    }

    /** Dirty rows of three countries, those of one in a gzipped file. */
    private static Path input(Path folder) throws Exception {
        CommandRun.succeeding(
                "sample",
                "--output",
                folder.toString(),
                "--rows",
                "4000",
                "--countries",
                "3",
                "--dirt",
                "0.05");
        Path csv = folder.resolve("CAvideos.csv");
        Files.write(folder.resolve("CAvideos.csv.gz"), Gzip.of(Files.readAllBytes(csv)));
        Files.delete(csv);
        return folder;
    }

    private static List<String> options(String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--likes-over=100000",
                                "--min-days=2",
                                "--questions=" + AskedQuestions.all(Emit.AT_END),
                                "--thumbnail-url=http://" + images.host() + "/{id}.jpg",
                                "--thumbnail-hosts=" + images.host()));
        options.addAll(List.of(more));
        return options;
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.control("stop").succeeding();
        }
        if (images != null) {
            images.close();
        }
        if (s3 != null) {
            s3.close();
        }
    }

    @Test
    void aStreamingRunHasTheResultsAndThumbnailsOfLocalFiles() throws Exception {
        String output = S3Server.BUCKET + "/streaming";

        flinkRun(output, "--mode", "streaming", "--report").succeeding();

        ResultFiles results = download(output);
        assertAsExpected(results);
        assertThat(FolderFiles.names(results.folder().resolve("thumbnails")))
                .isEqualTo(FolderFiles.names(expected.folder().resolve("thumbnails")))
                .isNotEmpty();
        assertThat(results.folder().resolve("report.html"))
                .content()
                .contains("data:image/jpeg;base64,");
        assertThat(results.unfinishedFiles()).isEmpty();
    }

    @Test
    void aBatchRunRefusesOtherResultsAndReplacesThemWithOverwrite() throws Exception {
        String output = S3Server.BUCKET + "/batch";
        for (String file :
                List.of(
                        "days/" + PART,
                        "days/_" + PART + "_tmp_6ba7b811-9dad-11d1-80b4-00c04fd430c8",
                        "summary.json",
                        "notes/mine.txt")) {
            s3.write(output + "/trending/" + file, "{}\n".getBytes(StandardCharsets.UTF_8));
        }

        ProgramRun refused = flinkRun(output);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "marquee: --output: %s/trending is not empty; --overwrite"
                                .formatted(output));

        flinkRun(output, "--mode", "batch", "--overwrite").succeeding();

        ResultFiles results = download(output);
        assertAsExpected(results);
        assertThat(FolderFiles.names(results.folder().resolve("days"))).hasSize(1);
        assertThat(results.folder().resolve("notes/mine.txt")).exists();
    }

    private static void assertAsExpected(ResultFiles results) throws Exception {
        for (String result : TrendingPipeline.RESULTS) {
            assertThat(results.lines(result)).as(result).isNotEmpty();
        }
        results.assertSame(TrendingPipeline.RESULTS, expected);
        assertThat(results.figures()).isEqualTo(expected.figures());
    }

    @Test
    void anEmbeddedFlinkReadsAndWritesWithThePlugin() throws Exception {
        String output = S3Server.BUCKET + "/embedded";
        Path configuration = Files.createDirectory(temp.resolve("conf"));
        Files.write(
                configuration.resolve("config.yaml"),
                s3.settings().entrySet().stream()
                        .map(setting -> setting.getKey() + ": " + setting.getValue())
                        .toList());
        Map<String, String> environment = new HashMap<>(S3Server.credentials());
        environment.put("FLINK_PLUGINS_DIR", s3.plugins().toString());
        environment.put("FLINK_CONF_DIR", configuration.toString());

        cluster.program("bin/marquee", environment, arguments(output, "--report")).succeeding();
        // Replaces the page, which a rename does not do here.
        cluster.program("bin/marquee", environment, List.of("report", "--output", output))
                .succeeding();

        assertAsExpected(download(output));
    }

    @Test
    void theSecretKeyIsNeitherInTheWebUiNorInLogs() throws Exception {
        for (String path : List.of("jobmanager/config", "jobmanager/environment", "config")) {
            URI address = cluster.webUi().resolve("/" + path);
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(address).build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(S3Server.SECRET_KEY);
        }
        for (Path log : FolderFiles.under(cluster.files().resolve("log"))) {
            assertThat(log).content().doesNotContain(S3Server.SECRET_KEY);
        }
    }

    private static ProgramRun flinkRun(String output, String... more) throws Exception {
        return cluster.flinkRun(S3Server.credentials(), "2", arguments(output, more));
    }

    private static List<String> arguments(String output, String... more) {
        List<String> arguments = options(more);
        arguments.addAll(List.of("--input", INPUT, "--output", output));
        return arguments;
    }

    /** Copies the results of a run; rejected rows then name the local files as theirs. */
    private static ResultFiles download(String output) throws Exception {
        Path folder =
                s3.download(output, temp.resolve("downloaded" + URI.create(output).getPath()));
        for (Path file : FolderFiles.under(folder.resolve("trending/rejected"))) {
            String lines = Files.readString(file);
            Files.writeString(file, lines.replace(INPUT + "/", "file:" + localInput + "/"));
        }
        return new ResultFiles(folder.resolve("trending"));
    }
}
