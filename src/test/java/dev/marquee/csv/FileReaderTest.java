package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.Gzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files, read in the way of Flink's source, and restored after each read. */
final class FileReaderTest {
    private static final int MAX_RECORD_BYTES = 1 << 20;

    private static final String EACH_KIND_OF_READ =
            """
            id,title,amount

            1,first,10
            2,"second
            line",20
            3,no number,x
            4,one,field,too,many
            \\xff5,not UTF-8,50
            6,"never closed,60
            7,seven,70


            """;

    @TempDir Path folder;

    @Test
    void everyRecordIsARowOrARejection() throws IOException {
        Path file = plain(EACH_KIND_OF_READ);

        List<Read<RowList<Item>>> reads = reads(file, MAX_RECORD_BYTES);

        assertThat(rows(reads))
                .containsExactly(
                        new Item("1", "first", 10),
                        new Item("2", "second\nline", 20),
                        new Item("\uFFFD5", "not UTF-8", 50),
                        new Item("7", "seven", 70));
        assertThat(rejections(reads))
                .containsExactly(
                        rejection(
                                file,
                                47,
                                "amount: a whole number has decimal digits only",
                                "3,no number,x"),
                        rejection(
                                file,
                                61,
                                "number of fields: 5, and the header has 3",
                                "4,one,field,too,many"),
                        rejection(
                                file,
                                98,
                                "too long: the record does not end within 1048576 bytes, or its"
                                        + " quote is never closed",
                                "6,\"never closed,60\n"));
        assertThat(reads.stream().map(Read::reason).filter(Objects::nonNull))
                .containsExactly("amount", "number of fields", "too long");
        assertThat(reads.stream().mapToInt(Read::replacedBytes).sum()).isEqualTo(1);
        assertThat(reads.get(reads.size() - 1))
                .as("the end, including the preceding blank lines")
                .isEqualTo(Read.endOfSplit(reads.get(0).file(), Files.size(file), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EACH_KIND_OF_READ,
                "id,title,amount\n1,a,2",
                "id,title,amount\r\n\r\n1,a,2\r\n",
                "\uFEFFamount,id,x,title\n1,2,3,4\n",
                "id,title,amount\n",
                "id,title,amount\n\n\n",
                "id,title,amount",
                "id,title\n1,2\n3,4\n",
                "\n\n",
                "\uFEFF",
                ""
            })
    void theReadsOfAFileAddUpToItsSizeAndEndOnce(String text) throws IOException {
        Path file = plain(text);

        List<Read<RowList<Item>>> reads = reads(file, MAX_RECORD_BYTES);

        assertThat(bytes(reads)).isEqualTo(Files.size(file));
        assertThat(reads.stream().filter(Read::isEndOfSplit)).hasSize(1);
        assertThat(reads.get(reads.size() - 1).isEndOfSplit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 24, MAX_RECORD_BYTES})
    void aReaderIsRestoredAfterAnyRead(int maxRecordBytes) throws IOException {
        assertIsRestored(plain(EACH_KIND_OF_READ), maxRecordBytes);
        assertIsRestored(gzipped("a.csv.gz", TestBytes.of(EACH_KIND_OF_READ)), maxRecordBytes);
    }

    @Test
    void aReaderOfManyBatchesIsRestored() throws IOException {
        String text =
                IntStream.range(0, 1500)
                        .mapToObj(i -> i % 50 == 7 ? "bad" : i + ",\"title\n" + i + "\"," + i)
                        .collect(Collectors.joining("\r\n", "id,title,amount\r\n", "\r\n\r\n"));
        Path file = plain(text);

        assertThat(rows(reads(file, MAX_RECORD_BYTES))).hasSize(1470);
        assertIsRestored(file, MAX_RECORD_BYTES, 37);
        assertIsRestored(
                gzipped("a.csv.gz", text.getBytes(StandardCharsets.UTF_8)), MAX_RECORD_BYTES, 37);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,title\n1,2\n3,4\n", "", "\n\n", "\u0000\u0001\n\"\"\""})
    void aFileWithAnUnusableHeaderIsOneRejection(String text) throws IOException {
        Path file = plain(text);

        List<Read<RowList<Item>>> reads = reads(file, MAX_RECORD_BYTES);

        assertThat(reads).hasSize(2);
        assertThat(rejections(reads)).hasSize(1);
        assertThat(reads.get(0).reason()).isEqualTo("unreadable");
        assertIsRestored(file, MAX_RECORD_BYTES);
    }

    @Test
    void theRejectionOfAFileContainsTheCause() throws IOException {
        Path missing = plain("\nid,title\n1,2\n");
        assertThat(rejections(reads(missing, MAX_RECORD_BYTES)))
                .containsExactly(rejection(missing, 1, "unreadable: no column amount", ""));

        Path empty = plain("");
        assertThat(rejections(reads(empty, MAX_RECORD_BYTES)))
                .containsExactly(rejection(empty, 0, "unreadable: empty", ""));

        Path longHeader = plain("id,title,amount\n1,2,3\n");
        assertThat(rejections(reads(longHeader, 8)))
                .containsExactly(
                        rejection(
                                longHeader,
                                0,
                                "unreadable: its first line is longer than a record may be",
                                ""));
    }

    @Test
    void aGzipFileHasTheRowsAndOffsetsOfThePlainFile() throws IOException {
        Path plain = plain(EACH_KIND_OF_READ);
        Path gzipped = gzipped("file.csv.gz", TestBytes.of(EACH_KIND_OF_READ));

        List<Read<RowList<Item>>> reads = reads(gzipped, MAX_RECORD_BYTES);

        assertThat(rows(reads)).isEqualTo(rows(reads(plain, MAX_RECORD_BYTES)));
        assertThat(rejections(reads))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("file")
                .isEqualTo(rejections(reads(plain, MAX_RECORD_BYTES)));
        assertThat(bytes(reads)).isEqualTo(Files.size(gzipped));
    }

    @Test
    void concatenatedGzipMembersAreOneFile() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (String part : List.of("id,title,am", "ount\n1,a,2\n2,", "b,3\n")) {
            members.writeBytes(Gzip.of(part.getBytes(StandardCharsets.UTF_8)));
        }
        Path file = write("members.csv.gz", members.toByteArray());

        assertThat(rows(reads(file, MAX_RECORD_BYTES)))
                .containsExactly(new Item("1", "a", 2), new Item("2", "b", 3));
    }

    @Test
    void rowsOfATruncatedGzipFileAreReadAndTheDamageIsReportedOnce() throws IOException {
        byte[] whole = Gzip.of(ItemTable.incompressibleFile(3000));
        for (int cut : new int[] {whole.length / 3, whole.length / 2, whole.length - 9}) {
            Path file = write("cut.csv.gz", Arrays.copyOf(whole, cut));

            List<Read<RowList<Item>>> reads = reads(file, MAX_RECORD_BYTES);

            assertThat(unreadable(reads)).containsExactly("unreadable: gzip: cut short");
            List<Item> rows = rows(reads);
            assertThat(rows).hasSizeGreaterThan(2500 * cut / whole.length);
            // The last row may end in the middle of its number.
            assertThat(rows.stream().limit(rows.size() - 1).map(Item::amount))
                    .isEqualTo(LongStream.range(0, rows.size() - 1).boxed().toList());
            assertIsRestored(file, MAX_RECORD_BYTES, 100);
        }
    }

    @Test
    void rowsOfAGzipFileBeforeTheDamageAreRead() throws IOException {
        Path file = write("damaged.csv.gz", Gzip.damagedAfter(ItemTable.incompressibleFile(3000)));

        List<Read<RowList<Item>>> reads = reads(file, MAX_RECORD_BYTES);

        assertThat(unreadable(reads)).hasSize(1);
        assertThat(unreadable(reads).get(0)).startsWith("unreadable: gzip: ");
        assertThat(rows(reads).stream().map(Item::amount))
                .isEqualTo(LongStream.range(0, 3000).boxed().toList());
        assertIsRestored(file, MAX_RECORD_BYTES, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\x1f", "\\x1f\\x8b\\x08", "id,title,amount\n1,a,2\n"})
    void aFileThatIsNotGzipIsOneRejection(String text) throws IOException {
        Path file = write("no.csv.gz", TestBytes.of(text));

        List<Read<RowList<Item>>> reads = reads(file, MAX_RECORD_BYTES);

        assertThat(reads).hasSize(2);
        assertThat(rejections(reads).get(0).reason()).startsWith("unreadable: gzip: ");
        assertIsRestored(file, MAX_RECORD_BYTES);
    }

    @Test
    void aMissingFileFailsWithItsName() {
        Path file = folder.resolve("absent.csv");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () ->
                                CsvFile.readBeginning(
                                        new org.apache.flink.core.fs.Path(file.toUri()),
                                        MAX_RECORD_BYTES))
                .withMessageContaining("absent.csv");
    }

    @Test
    void theBeginningOfAFileShowsWhetherItHasRecords() throws Exception {
        assertThat(beginning("id,title\n\n1,2\n").hasRecords()).isTrue();
        assertThat(beginning("id,title\n\n").hasRecords()).isFalse();
        assertThat(beginning("\uFEFF\"id\", title \n").header().names())
                .containsExactly("id", "title");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> beginning("\n"))
                .withMessage("empty");
    }

    /**
     * Several batches wait to be emitted, so the memory of a batch is bounded, whether the file is
     * compressed or not.
     */
    @ParameterizedTest
    @ValueSource(strings = {"long.csv", "long.csv.gz"})
    void aBatchOfLongRecordsContainsFewRecords(String name) throws IOException {
        String longText = "x".repeat(MAX_RECORD_BYTES - 100);
        StringBuilder text = new StringBuilder("id,title,amount\n");
        for (int row = 0; row < 12; row++) {
            text.append(row).append(',').append(longText).append(",1\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        Path file = name.endsWith(".gz") ? gzipped(name, bytes) : write(name, bytes);
        FileSourceSplit split =
                new FileSourceSplit(
                        "only",
                        new org.apache.flink.core.fs.Path(file.toUri()),
                        0,
                        Files.size(file),
                        0,
                        Files.size(file));
        List<Integer> readsOfBatches = new ArrayList<>();
        try (FileReader<RowList<Item>> reader =
                FileReader.open(new ItemTable(), split, MAX_RECORD_BYTES)) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                int reads = 0;
                while (batch.next() != null) {
                    reads++;
                }
                readsOfBatches.add(reads);
            }
        }

        assertThat(readsOfBatches).allMatch(reads -> reads <= 5);
        assertThat(readsOfBatches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12 + 1);
    }

    private CsvFile.Beginning beginning(String text) throws Exception {
        return CsvFile.readBeginning(
                new org.apache.flink.core.fs.Path(plain(text).toUri()), MAX_RECORD_BYTES);
    }

    private static void assertIsRestored(Path file, int maxRecordBytes) throws IOException {
        assertIsRestored(file, maxRecordBytes, 1);
    }

    /**
     * Asserts that a reader that is restored after every {@code step}th read emits exactly the
     * later reads.
     */
    private static void assertIsRestored(Path file, int maxRecordBytes, int step)
            throws IOException {
        List<PositionedRead> all = PositionedRead.all(file, maxRecordBytes);
        assertThat(PositionedRead.all(file, maxRecordBytes)).isEqualTo(all);
        for (int i = 0; i < all.size(); i += step) {
            List<PositionedRead> rest =
                    PositionedRead.from(all.get(i).position(), file, maxRecordBytes);
            assertThat(rest).as("after read %d", i).isEqualTo(all.subList(i + 1, all.size()));
        }
    }

    private static List<Read<RowList<Item>>> reads(Path file, int maxRecordBytes)
            throws IOException {
        return PositionedRead.all(file, maxRecordBytes).stream().map(PositionedRead::read).toList();
    }

    private static List<Item> rows(List<Read<RowList<Item>>> reads) {
        return reads.stream()
                .map(Read::batch)
                .filter(Objects::nonNull)
                .flatMap(batch -> batch.list().stream())
                .toList();
    }

    private static List<RejectedRecord> rejections(List<Read<RowList<Item>>> reads) {
        return reads.stream().map(Read::rejected).filter(Objects::nonNull).toList();
    }

    private static List<String> unreadable(List<Read<RowList<Item>>> reads) {
        return rejections(reads).stream()
                .map(RejectedRecord::reason)
                .filter(reason -> reason.startsWith("unreadable"))
                .toList();
    }

    private static long bytes(List<Read<RowList<Item>>> reads) {
        return reads.stream().mapToLong(Read::bytes).sum();
    }

    private static RejectedRecord rejection(Path file, long offset, String reason, String raw) {
        return new RejectedRecord(
                new org.apache.flink.core.fs.Path(file.toUri()).toString(), offset, reason, raw);
    }

    private Path plain(String text) throws IOException {
        return write("file.csv", TestBytes.of(text));
    }

    private Path gzipped(String name, byte[] bytes) throws IOException {
        return write(name, Gzip.of(bytes));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
