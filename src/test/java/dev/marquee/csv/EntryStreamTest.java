package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.Gzip;
import dev.marquee.ZipWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files in archives, read in the way of Flink's source, and restored after each read. */
final class EntryStreamTest {
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final int ROWS = 3000;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sub/file.csv", "file.csv.gz", "file.CSV.GZ"})
    void anEntryHasTheSameReadsAsAPlainFile(String name) throws IOException {
        Path plain = Files.write(folder.resolve("plain.csv"), ItemTable.incompressibleFile(ROWS));
        Path archive = folder.resolve("archive.zip");
        boolean gzipped = name.toLowerCase(Locale.ROOT).endsWith(".gz");
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("other.csv", "id,title,amount\n1,a,1\n");
            zip.add(
                    name,
                    gzipped
                            ? Gzip.of(ItemTable.incompressibleFile(ROWS))
                            : ItemTable.incompressibleFile(ROWS));
        }
        Path entry = folder.resolve("archive.zip!/" + name);

        List<PositionedRead> reads = PositionedRead.all(entry, MAX_RECORD_BYTES);

        assertThat(rows(reads)).hasSize(ROWS).isEqualTo(rows(PositionedRead.all(plain, 1 << 20)));
        assertThat(positions(reads)).isEqualTo(positions(PositionedRead.all(plain, 1 << 20)));
        assertThat(reads.stream().mapToLong(read -> read.read().bytes()).sum())
                .as("stored bytes")
                .isEqualTo(PositionedRead.storedBytes(entry))
                .isLessThan(Files.size(archive));
        for (int i = 0; i < reads.size(); i++) {
            assertThat(PositionedRead.from(reads.get(i).position(), entry, MAX_RECORD_BYTES))
                    .as("after read %d", i)
                    .isEqualTo(reads.subList(i + 1, reads.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file.csv", "file.csv.gz"})
    void rowsOfAnEntryBeforeTheDamageAreRead(String name) throws IOException {
        Path archive = folder.resolve("archive.zip");
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add(
                    name,
                    name.endsWith(".gz")
                            ? Gzip.of(ItemTable.incompressibleFile(ROWS))
                            : ItemTable.incompressibleFile(ROWS));
        }
        byte[] bytes = Files.readAllBytes(archive);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0xFF);
        Files.write(archive, bytes);
        Path entry = folder.resolve("archive.zip!/" + name);

        List<PositionedRead> reads = PositionedRead.all(entry, MAX_RECORD_BYTES);

        List<Item> rows = rows(reads);
        assertThat(rows).hasSizeGreaterThan(ROWS / 3).hasSizeLessThan(ROWS);
        assertThat(rows.get(0).title()).startsWith("0-");
        List<RejectedRecord> unreadable =
                reads.stream()
                        .filter(read -> "unreadable".equals(read.read().reason()))
                        .map(read -> read.read().rejected())
                        .toList();
        assertThat(unreadable).hasSize(1);
        assertThat(unreadable.get(0).file()).endsWith("archive.zip!/" + name);
        assertThat(unreadable.get(0).reason()).containsPattern("unreadable: (zip|gzip): ");
    }

    @Test
    void anEntryIsReadInOneSplit() throws IOException {
        Path archive = folder.resolve("archive.zip");
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("file.csv", ItemTable.incompressibleFile(ROWS));
        }
        Path entry = folder.resolve("archive.zip!/file.csv");

        assertThat(
                        CsvSplits.beginnings(
                                new org.apache.flink.core.fs.Path(entry.toUri()),
                                PositionedRead.storedBytes(entry),
                                new CsvSettings(MAX_RECORD_BYTES, 1000)))
                .containsExactly(0L);
    }

    @Test
    void aGzipFileThatUnpacksToMoreThan200TimesItsSizeIsReadInPart() throws IOException {
        byte[] blankLines = new byte[80 << 20];
        Arrays.fill(blankLines, (byte) '\n');
        byte[] beginning = "id,title,amount\n1,a,2\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(beginning, 0, blankLines, 0, beginning.length);
        Path file = Files.write(folder.resolve("bomb.csv.gz"), Gzip.of(blankLines));

        List<PositionedRead> reads = PositionedRead.all(file, MAX_RECORD_BYTES);

        assertThat(
                        reads.stream()
                                .map(read -> read.read().rejected())
                                .filter(Objects::nonNull)
                                .map(RejectedRecord::reason))
                .containsExactly(
                        "unreadable: gzip: it unpacks to more than 200 times its size, as a zip"
                                + " bomb does");
    }

    private static List<Item> rows(List<PositionedRead> reads) {
        return reads.stream()
                .map(read -> read.read().batch())
                .filter(Objects::nonNull)
                .flatMap(batch -> batch.list().stream())
                .toList();
    }

    private static List<?> positions(List<PositionedRead> reads) {
        return reads.stream().map(PositionedRead::position).toList();
    }
}
