package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Splitting real files. */
final class CsvSplitsRealDataIT {
    private static final int MAX_RECORD_BYTES = 64 * 1024;
    private static final int SPLIT_BYTES = 64 * 1024;
    private static final int WINDOW = 256 * 1024;

    @ParameterizedTest
    @MethodSource("files")
    void aRealFileIsSplitAtRecordsIntoAlmostAllPlannedSplits(Path file) throws IOException {
        long bytes = Files.size(file);

        List<Long> beginnings =
                CsvSplits.beginnings(
                        new org.apache.flink.core.fs.Path(file.toUri()),
                        bytes,
                        new CsvSettings(MAX_RECORD_BYTES, SPLIT_BYTES));

        assertThat(starts(file)).containsAll(beginnings);
        // Without quotes, no start is certain within the maximum record length before the end.
        long splits = (bytes - MAX_RECORD_BYTES) / SPLIT_BYTES;
        assertThat(beginnings).hasSizeGreaterThanOrEqualTo((int) (splits * 9 / 10));
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(RealData.folder())) {
            return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList().stream();
        }
    }

    private static Set<Long> starts(Path file) throws IOException {
        Set<Long> starts = new HashSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            RecordReader reader = new RecordReader(in, 0, MAX_RECORD_BYTES, WINDOW);
            while (reader.next() != RecordReader.Found.END) {
                starts.add(reader.recordOffset());
                if (reader.columns() == 0) {
                    reader.expectColumns(reader.record().fieldCount());
                }
            }
        }
        return starts;
    }
}
