package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import dev.marquee.ZipWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Reads archives as users download them, and hostile archives. */
class PackedInputIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final String ROWS =
            VideoCsv.file(VideoCsv.row("a", 1), VideoCsv.row("b", 1), VideoCsv.row("b", 2));

    private static final String CATEGORIES =
            """
            {"items": [{"id": "23", "snippet": {"title": "Comedy"}}]}
            """;

    @TempDir Path temp;
    private Path input;

    @BeforeEach
    void createInputFolder() throws Exception {
        input = Files.createDirectory(temp.resolve("in"));
    }

    @Test
    void anArchiveGivesTheAnswersOfItsFiles() throws Exception {
        Path files = Files.createDirectory(temp.resolve("files"));
        Files.writeString(files.resolve("USvideos.csv"), ROWS);
        Files.write(files.resolve("GBvideos.csv.gz"), gzip(ROWS));
        Files.writeString(files.resolve("US_category_id.json"), CATEGORIES);
        Path archive = input.resolve("archive.zip");
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("youtube/USvideos.csv", ROWS);
            zip.add("youtube/GBvideos.csv.gz", gzip(ROWS));
            zip.add("youtube/sub/US_category_id.json", CATEGORIES);
            zip.add("__MACOSX/youtube/._USvideos.csv", "x");
        }

        ResultFiles expected = run("expected", files);
        ResultFiles ofArchive = run("archive", archive);
        ResultFiles ofFolder = run("folder", input);

        for (ResultFiles results : List.of(ofArchive, ofFolder)) {
            results.assertSame(
                    List.of("funny-videos", "worldwide-videos", "top-day", "days"), expected);
            assertThat(results.lines("funny-videos"))
                    .hasSize(2)
                    .allMatch(line -> line.contains("Comedy"));
            assertThat(results.summary().path("files").asInt()).isEqualTo(2);
            assertThat(results.summary().path("files_left_alone").asInt()).isZero();
        }
        assertThat(ofArchive.summary().path("bytes").asLong())
                .as("compressed bytes")
                .isPositive()
                .isLessThan(Files.size(archive));
    }

    @Test
    void aWarningNamesEntriesThatCannotBeReadAndOtherEntriesAreRead() throws Exception {
        Path archive = input.resolve("archive.zip");
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("USvideos.csv", ROWS).add("sub/DEvideos.csv", "");
            zip.add("../../FRvideos.csv", ROWS).add("/etc/GBvideos.csv", ROWS);
            zip.add("videos.zip", "x").add("US_category_id.json", "[").add("notes.txt", "x");
            zip.add("INvideos.csv", new byte[100 << 20]);
        }
        Path broken = input.resolve("broken.zip");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(archive), 200));
        Path page = Files.writeString(input.resolve("page.zip"), "<html>");

        CommandRun run =
                CommandRun.succeeding("trending", "--input=" + input, "--dry-run", "--verbose");

        assertThat(run.err().lines())
                .contains(
                        "warning: %s!/sub/DEvideos.csv is left out: empty".formatted(archive),
                        "warning: %s!/../../FRvideos.csv has a name that leads out of the archive"
                                .formatted(archive),
                        "warning: %s!//etc/GBvideos.csv has an absolute name, which leads out of the archive"
                                .formatted(archive),
                        "warning: %s!/videos.zip is a zip in a zip, which is not read; unpack the outer one"
                                .formatted(archive),
                        "warning: %s!/INvideos.csv unpacks to more than 200 times its size, as a zip bomb does; if it is none, unpack the archive"
                                .formatted(archive),
                        "warning: %s is a zip that is cut short or damaged: its directory is missing"
                                .formatted(broken),
                        "warning: %s is not a zip, though its name ends in .zip".formatted(page));
        assertThat(run.out()).contains("input: 1 file", archive + "!/notes.txt");
    }

    @Test
    void aDamagedEntryIsReadUpToTheDamage() throws Exception {
        Path archive = input.resolve("archive.zip");
        StringBuilder rows = new StringBuilder(VideoCsv.HEADER);
        for (int i = 0; i < 20_000; i++) {
            rows.append(VideoCsv.row(Integer.toString(i * 7919, 36), 1 + i % 28));
        }
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("USvideos.csv", rows.toString()).add("GBvideos.csv", ROWS);
        }
        byte[] bytes = Files.readAllBytes(archive);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 50, (byte) 0xFF);
        Files.write(archive, bytes);

        ResultFiles results = run("damaged", archive);

        assertThat(results.summary().path("rows_used").asInt()).isBetween(5_000, 19_000);
        assertThat(results.objects("rejected"))
                .filteredOn(line -> line.path("reason").asText().startsWith("unreadable: zip: "))
                .extracting(line -> line.path("file").asText())
                .singleElement()
                .asString()
                .endsWith("archive.zip!/USvideos.csv");
        assertThat(results.lines("funny-videos"))
                .as("answers of the intact entry")
                .anyMatch(line -> line.contains("\"video_id\":\"a\""))
                .anyMatch(line -> line.contains("\"video_id\":\"b\""));
    }

    @Test
    void aZipFileOfPandasIsRead() throws Exception {
        try (ZipWriter zip = new ZipWriter(input.resolve("USvideos.csv.zip"))) {
            zip.add("USvideos.csv", ROWS);
        }

        assertThat(run("pandas", input).summary().path("countries"))
                .extracting(JsonNode::asText)
                .containsExactly("US");
    }

    @Test
    void anArchiveOfOtherFilesIsLeftAlone() throws Exception {
        Files.writeString(input.resolve("USvideos.csv"), ROWS);
        try (ZipWriter zip = new ZipWriter(input.resolve("photos.zip"))) {
            zip.add("a.jpg", "x");
        }

        CommandRun run = CommandRun.succeeding("trending", "--input=" + input, "--dry-run");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("left alone: 1 file", input.resolve("photos.zip") + "!/a.jpg");
    }

    private ResultFiles run(String output, Path from) {
        return ResultFiles.ofRun(
                "trending",
                from,
                temp.resolve(output),
                "--thumbnails=skip",
                "--min-days=1",
                "--parallelism=2");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
