package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.Gzip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the reads of the splits of a file with the reads of the whole file. */
final class CsvSplitsTest {
    private static final int MAX_RECORD_BYTES = 1 << 20;

    /** The small limits make some records too long, which is damage. */
    private static final int[] LIMITS = {16, 21, 40, MAX_RECORD_BYTES};

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void theSplitsHaveTheReadsOfTheWholeFile(TreacherousFile treacherous) throws IOException {
        Path file = write(treacherous.bytes());
        int bytes = (int) Files.size(file);
        for (int maxRecordBytes : LIMITS) {
            List<PositionedRead> whole = PositionedRead.all(file, maxRecordBytes);
            List<Long> seen = List.of();
            for (int splitBytes = 1; splitBytes < bytes; splitBytes++) {
                List<Long> beginnings = beginnings(file, splitBytes, maxRecordBytes);
                if (!beginnings.equals(seen)) {
                    assertSameReads(whole, file, beginnings, maxRecordBytes);
                }
                seen = beginnings;
            }
        }
    }

    /** Tries two splits, with the border at each possible offset. */
    @ParameterizedTest
    @EnumSource
    void aFileMayBeSplitAtEveryCertainStart(TreacherousFile treacherous) throws IOException {
        Path file = write(treacherous.bytes());
        for (int maxRecordBytes : LIMITS) {
            List<PositionedRead> whole = PositionedRead.all(file, maxRecordBytes);
            for (long border : beginnings(file, 1, maxRecordBytes)) {
                if (border > 0) {
                    assertSameReads(whole, file, List.of(0L, border), maxRecordBytes);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 16})
    void theSplitsOfRandomFilesHaveTheReadsOfTheWholeFile(int columns) throws IOException {
        Random random = new Random(columns);
        RandomCsvFiles files = new RandomCsvFiles(random);
        int filesWithSeveralSplits = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes = files.next(4 + random.nextInt(30), columns);
            Path file = write(withColumnsOfItems(Mutations.mutated(bytes, random)));
            int maxRecordBytes =
                    random.nextBoolean()
                            ? 32 + 8 * columns + random.nextInt(24 * columns)
                            : MAX_RECORD_BYTES;
            List<Long> beginnings =
                    beginnings(file, 1 + random.nextInt(bytes.length), maxRecordBytes);
            List<PositionedRead> whole = PositionedRead.all(file, maxRecordBytes);
            assertSameReads(whole, file, beginnings, maxRecordBytes);
            filesWithSeveralSplits += beginnings.size() > 1 ? 1 : 0;
        }
        // Otherwise the test would check too few splits.
        assertThat(filesWithSeveralSplits).isGreaterThan(100);
    }

    @Test
    void splitsHaveAboutTheRequestedSize() throws IOException {
        byte[] bytes = new RandomCsvFiles(new Random(1)).next(4000, 16);
        Path file = write(bytes);

        List<Long> beginnings = beginnings(file, 50_000, MAX_RECORD_BYTES);

        int splits = bytes.length / 50_000 + 1;
        assertThat(splits).isGreaterThan(10);
        assertThat(beginnings).hasSize(splits);
        for (int split = 0; split < splits; split++) {
            long planned = (long) bytes.length / splits * split;
            assertThat(beginnings.get(split)).isBetween(planned, planned + 2000);
        }
    }

    @Test
    void aFileThatIsNotLargerThanASplitIsNotDivided() throws IOException {
        Path file = write(TestBytes.of("id,title,amount\n1,\"a\",1\n2,\"b\",2\n3,\"c\",3\n"));

        assertThat(beginnings(file, (int) Files.size(file), 40)).containsExactly(0L);
        assertThat(beginnings(file, (int) Files.size(file) - 1, 40)).containsExactly(0L, 32L);
        assertThat(beginnings(file, 0, 40)).containsExactly(0L);
    }

    @Test
    void aGzipFileIsOneSplit() throws IOException {
        byte[] bytes = new RandomCsvFiles(new Random(1)).next(1000, 3);
        Path file = Files.write(folder.resolve("file.csv.gz"), Gzip.of(bytes));

        assertThat(beginnings(file, 100, MAX_RECORD_BYTES)).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", "a very long line that is no header\n1\n2\n3\n"})
    void aFileWithoutAHeaderIsOneSplit(String text) throws IOException {
        Path file = write(text.getBytes(StandardCharsets.UTF_8));

        assertThat(beginnings(file, 1, 20)).containsExactly(0L);
    }

    @Test
    void anUnusableHeaderOfASplitFileIsReportedOnce() throws IOException {
        Path file = write(TestBytes.of("id,title\n" + "1,\"a\"\n2,\"b\"\n".repeat(10)));
        List<Long> beginnings = beginnings(file, 20, 40);
        assertThat(beginnings).hasSizeGreaterThan(2);

        assertSameReads(PositionedRead.all(file, 40), file, beginnings, 40);
    }

    @Test
    void aFileThatChangesAfterItWasSplitFailsAtTheBorderOfTheSplits() throws IOException {
        Path file = write(TestBytes.of("id,title,amount\n" + "1,\"a\",1\n".repeat(10)));
        long border = beginnings(file, (int) Files.size(file) / 2 + 1, 40).get(1);
        write(TestBytes.of("id,title,amount\n" + "1,\"aaa\",1\n".repeat(8)));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PositionedRead.ofSplit(0, border, file, 40))
                .withMessageContaining("file.csv")
                .withMessageContaining("a record that began at byte 64 begins at 66 now")
                .satisfies(
                        failure ->
                                assertThat(
                                                ThrowableClassifier.findThrowableOfThrowableType(
                                                        failure, ThrowableType.NonRecoverableError))
                                        .isPresent());
    }

    /**
     * Asserts that the splits have the reads of the whole file, also if a reader of a split is
     * restored after a read.
     */
    private static void assertSameReads(
            List<PositionedRead> whole, Path file, List<Long> beginnings, int maxRecordBytes)
            throws IOException {
        List<Read<RowList<Item>>> ofSplits = new ArrayList<>();
        long bytes = 0;
        for (int split = 0; split < beginnings.size(); split++) {
            long begin = beginnings.get(split);
            long end = split + 1 < beginnings.size() ? beginnings.get(split + 1) : Files.size(file);
            List<PositionedRead> reads = PositionedRead.ofSplit(begin, end, file, maxRecordBytes);
            assertThat(reads.get(reads.size() - 1).read().isEndOfSplit()).isTrue();
            assertThat(bytes(reads)).isEqualTo(end - begin);
            bytes += bytes(reads);
            ofSplits.addAll(withoutEnd(reads));
            int restoredAfter = (int) (begin % reads.size());
            assertThat(
                            PositionedRead.ofSplitFrom(
                                    reads.get(restoredAfter).position(),
                                    begin,
                                    end,
                                    file,
                                    maxRecordBytes))
                    .isEqualTo(reads.subList(restoredAfter + 1, reads.size()));
        }
        assertThat(bytes).isEqualTo(Files.size(file));
        assertThat(ofSplits)
                .as("splits at %s, max-record-bytes %d", beginnings, maxRecordBytes)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("bytes")
                .isEqualTo(withoutEnd(whole));
    }

    private static List<Read<RowList<Item>>> withoutEnd(List<PositionedRead> reads) {
        return reads.stream()
                .map(PositionedRead::read)
                .filter(read -> !read.isEndOfSplit())
                .toList();
    }

    private static long bytes(List<PositionedRead> reads) {
        return reads.stream().mapToLong(read -> read.read().bytes()).sum();
    }

    private static List<Long> beginnings(Path file, int splitBytes, int maxRecordBytes)
            throws IOException {
        return CsvSplits.beginnings(
                new org.apache.flink.core.fs.Path(file.toUri()),
                Files.size(file),
                new CsvSettings(maxRecordBytes, splitBytes));
    }

    /** Renames the first columns to those of {@link ItemTable}. */
    private static byte[] withColumnsOfItems(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .replaceFirst("column0,column1,column2", "id,title,amount")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.csv"), bytes);
    }
}
