package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the job on damaged input, and through other faults of a run. */
class DirtyInputIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.restartingCluster();

    @TempDir Path temp;
    private Path input;
    private ResultFiles results;

    @BeforeEach
    void prepare() throws Exception {
        input = Files.createDirectory(temp.resolve("in"));
        results = new ResultFiles(temp.resolve("out/trending"));
    }

    @Test
    void aRecordWithAnUnclosedQuoteIsRejectedAndOtherRecordsAreKept() throws Exception {
        String before = VideoCsv.file(VideoCsv.row("before", 1));
        String damaged = "open,24.02.01,\"Never closed,23,funny,1,2,\n";
        String after =
                IntStream.range(0, 100)
                        .mapToObj(number -> VideoCsv.row("after" + number, 3))
                        .collect(Collectors.joining());
        Path file = write("USvideos.csv", before + damaged + after);

        succeeding("--max-record-bytes=500", "--countries=US", "--min-days=1");

        JsonNode rejected = results.objects("rejected").get(0);
        assertThat(results.lines("rejected")).hasSize(1);
        assertThat(rejected.path("file").asText())
                .isEqualTo(file.toUri().toString().replace("///", "/"));
        assertThat(rejected.path("offset").asInt()).isEqualTo(before.length());
        assertThat(rejected.path("raw").asText()).startsWith(damaged.strip());
        assertThat(rejected.path("reason").asText())
                .isEqualTo(
                        "too long: the record does not end within 500 bytes, or its quote is never"
                                + " closed");
        assertThat(results.objects("worldwide-videos"))
                .extracting(line -> line.path("video_id").asText())
                .contains("before", "after0", "after99")
                .hasSize(101);
    }

    @Test
    void anEmptyFileIsLeftOutAndAllFilesOfACountryAreRead() throws Exception {
        write("a/USvideos.csv", VideoCsv.file(VideoCsv.row("first", 1)));
        write("b/USvideos.csv", VideoCsv.file(VideoCsv.row("second", 2)));
        Path empty = write("GBvideos.csv", "");

        CommandRun run = succeeding("--min-days=1");

        assertThat(run.err()).startsWith("warning: " + empty + " is left out: empty");
        assertThat(results.objects("worldwide-videos"))
                .extracting(line -> line.path("video_id").asText())
                .containsExactlyInAnyOrder("first", "second");
        assertThat(results.summary().path("files").asInt()).isEqualTo(2);
        assertThat(results.summary().path("files_left_alone").asInt()).isEqualTo(1);
        assertThat(results.summary().path("countries")).hasToString("[\"US\"]");
        assertThat(results.unfinishedFiles()).isEmpty();
    }

    @Test
    void aTruncatedGzipFileIsReadUpToItsEnd() throws Exception {
        byte[] packed = gzip(manyRows(20_000));
        Files.write(input.resolve("USvideos.csv.gz"), Arrays.copyOf(packed, packed.length / 2));

        succeeding("--min-days=1");

        JsonNode summary = results.summary();
        assertThat(summary.path("rows_used").asInt()).isBetween(5_000, 15_000);
        assertThat(summary.path("rejected").path("unreadable").asInt()).isEqualTo(1);
        assertThat(results.objects("rejected"))
                .extracting(line -> line.path("reason").asText())
                .anyMatch(reason -> reason.startsWith("unreadable: gzip: "));
    }

    @ParameterizedTest
    @CsvSource({
        "0, more than --max-rejects 0 allows",
        "1%, more than --max-rejects 1% allows",
        "2, more than --max-rejects 2 allows",
    })
    void tooManyRejectsFailTheJobWithoutARestart(String limit, String cause) throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1), "x\n", "y\n", "z\n"));

        CommandRun run = run("--max-rejects=" + limit);

        assertThat(run.err())
                .matches(
                        "(?s)(?:[^\\n]* MB read[^\\n]*\\n)*marquee: trending failed: [1-3] of [1-4]"
                                + " records rejected, \\Q"
                                + cause
                                + "\\E\\R");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(results.folder().resolve("summary.json")).doesNotExist();
    }

    @Test
    void rejectsUpToTheLimitDoNotFailTheJob() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1), "x\n", "y\n", "z\n"));

        succeeding("--max-rejects=3");

        assertThat(results.lines("rejected")).hasSize(3);
    }

    @Test
    void overwriteReplacesResultsAndKeepsOtherFiles() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        succeeding("--min-days=1");
        Path image = results.folder().resolve("thumbnails/a.jpg");
        Files.createDirectories(image.getParent());
        Files.writeString(image, "an image");
        Path notes = Files.writeString(results.folder().resolve("notes.txt"), "mine");
        List<String> before = results.lines("funny-videos");

        write("USvideos.csv", VideoCsv.file(VideoCsv.row("b", 1)));
        succeeding("--min-days=1", "--overwrite");

        assertThat(before).containsExactly(funny("a"));
        assertThat(results.lines("funny-videos")).containsExactly(funny("b"));
        assertThat(image).hasContent("an image");
        assertThat(notes).hasContent("mine");
    }

    @Test
    void anUnreachableImageServerFailsTheImagesAndNotTheJob() throws Exception {
        write("USvideos.csv", VideoCsv.file(VideoCsv.row("a", 1)));
        int closedPort;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = server.getLocalPort();
        }
        String host = "127.0.0.1:" + closedPort;

        succeeding(
                "--min-days=1",
                "--thumbnails=download",
                "--thumbnail-hosts=" + host,
                "--thumbnail-url=http://" + host + "/{id}.jpg");

        JsonNode video = results.objects("worldwide-videos").get(0);
        assertThat(video.path("status").asText()).isEqualTo("failed");
        assertThat(video.path("detail").asText()).isNotEmpty();
        assertThat(video.path("thumbnail").isNull()).isTrue();
        assertThat(results.summary().path("thumbnails")).hasToString("{\"failed\":1}");
    }

    private static String funny(String id) {
        return "{\"video_id\":\"%s\",\"title\":\"About %s\",\"category\":\"unknown\"}"
                .formatted(id, id);
    }

    /** Returns rows with random ids, which gzip compresses little. */
    private static String manyRows(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> VideoCsv.row(Integer.toHexString(number * 0x9E3779B1), 1))
                .collect(Collectors.joining("", VideoCsv.HEADER, ""));
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private CommandRun succeeding(String... options) {
        CommandRun run = run(options);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private CommandRun run(String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "trending",
                                "--input=" + input,
                                "--output=" + temp.resolve("out"),
                                "--parallelism=2"));
        arguments.addAll(List.of(options));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--thumbnails="))) {
            arguments.add("--thumbnails=skip");
        }
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private Path write(String name, String content) throws Exception {
        Path file = input.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
