package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where batches begin and end, and how reading continues after a checkpoint. */
final class BatchReaderTest {
    private static final int MAX_RECORD_BYTES = 100;

    /** Builds batches of at most three numbers. */
    private static final class NumbersTable implements CsvTable<RowList<Long>> {
        private static final long serialVersionUID = 1L;

        @Override
        public BatchBuilder<RowList<Long>> bind(String file, CsvHeader header) throws CsvException {
            int column = header.requiredColumn("number");
            return new RowListBuilder<>(
                    record -> {
                        try {
                            return record.wholeNumber(column);
                        } catch (NumberFormatException e) {
                            throw new RejectedException("number", e.getMessage());
                        }
                    },
                    3);
        }

        @Override
        public TypeInformation<RowList<Long>> batchType() {
            return RowList.type(Types.LONG);
        }
    }

    private record Positioned(Read<RowList<Long>> read, CheckpointedPosition position) {}

    @TempDir Path folder;

    @Test
    void aBatchEndsWhenItIsFullAndBeforeARejectedRecord() throws IOException {
        List<Positioned> reads = reads("number\n1\n2\n3\n4\n\n5\nx\n6\n7,7\n8\n", null);

        assertThat(reads)
                .extracting(BatchReaderTest::described)
                .containsExactly("[1, 2, 3]", "[4, 5]", "x", "[6]", "7,7", "[8]", "end");
        assertThat(reads.stream().mapToLong(read -> read.read.bytes()).sum()).isEqualTo(28);
    }

    /** Each record and each byte counts once, at whichever read the checkpoint was taken. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readingContinuesFromACheckpointAtAnyRead(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("number\n");
        String[] records = {"", "x", "1,2", "\"" + "9".repeat(MAX_RECORD_BYTES), "\"4\"", "\uFFFD"};
        for (int i = 0; i < 200; i++) {
            csv.append(random.nextInt(6) == 0 ? records[random.nextInt(6)] : "" + i).append('\n');
        }
        List<Positioned> all = reads(csv.toString(), null);

        assertThat(all).hasSizeGreaterThan(60);
        for (int i = 0; i < all.size(); i++) {
            List<Positioned> following = reads(csv.toString(), all.get(i).position);
            assertThat(described(following)).isEqualTo(described(all.subList(i + 1, all.size())));
            assertThat(bytes(all.subList(0, i + 1)) + bytes(following)).isEqualTo(bytes(all));
        }
    }

    /** Returns the numbers and rejected records without the borders of batches. */
    private static List<String> described(List<Positioned> reads) {
        List<String> described = new ArrayList<>();
        for (Positioned read : reads) {
            if (read.read.batch() == null) {
                described.add(described(read));
            } else {
                read.read.batch().list().forEach(number -> described.add("" + number));
            }
        }
        return described;
    }

    private static String described(Positioned read) {
        if (read.read.batch() != null) {
            return read.read.batch().list().toString();
        }
        return read.read.rejected() == null ? "end" : read.read.rejected().raw();
    }

    private static long bytes(List<Positioned> reads) {
        return reads.stream().mapToLong(read -> read.read.bytes()).sum();
    }

    private List<Positioned> reads(String csv, CheckpointedPosition from) throws IOException {
        Path file = folder.resolve("numbers.csv");
        Files.writeString(file, csv, StandardCharsets.UTF_8);
        FileSourceSplit split =
                new FileSourceSplit(
                        "1",
                        new org.apache.flink.core.fs.Path(file.toUri()),
                        0,
                        Files.size(file),
                        0,
                        Files.size(file),
                        new String[0],
                        from);
        CsvFormat<RowList<Long>> format = new CsvFormat<>(new NumbersTable(), MAX_RECORD_BYTES);
        Configuration none = new Configuration();
        List<Positioned> reads = new ArrayList<>();
        try (var reader =
                from == null
                        ? format.createReader(none, split)
                        : format.restoreReader(none, split)) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var next = batch.next(); next != null; next = batch.next()) {
                    reads.add(
                            new Positioned(
                                    next.getRecord(),
                                    new CheckpointedPosition(
                                            next.getOffset(), next.getRecordSkipCount())));
                }
            }
        }
        return reads;
    }
}
