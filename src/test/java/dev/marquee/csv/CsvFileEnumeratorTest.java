package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The splits of the files of a folder. */
final class CsvFileEnumeratorTest {
    private static final int MAX_RECORD_BYTES = 1000;

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        VideoFiles files = new VideoFiles(new Random(5));
        Files.write(folder.resolve("large.csv"), files.next(1000, 16));
        Files.write(folder.resolve("packed.csv.gz"), Gzip.of(files.next(1000, 16)));
        Files.write(folder.resolve("small.csv"), files.next(10, 16));
        Files.write(folder.resolve("other.json"), files.next(1000, 16));
    }

    @Test
    void theSplitsOfAFileCoverItAndAreNamedApart() throws IOException {
        Collection<FileSourceSplit> splits = splits(20_000);

        List<FileSourceSplit> large = of("large.csv", splits);
        assertThat(large).hasSizeGreaterThan(5);
        long end = 0;
        for (FileSourceSplit split : large) {
            assertThat(split.offset()).isEqualTo(end);
            end += split.length();
            assertThat(split.fileSize()).isEqualTo(Files.size(folder.resolve("large.csv")));
            assertThat(split.fileModificationTime()).isPositive();
        }
        assertThat(end).isEqualTo(Files.size(folder.resolve("large.csv")));
        assertThat(splits.stream().map(FileSourceSplit::splitId)).doesNotHaveDuplicates();
    }

    @Test
    void smallAndPackedFilesAreWhole() throws IOException {
        Collection<FileSourceSplit> splits = splits(20_000);

        for (String name : List.of("small.csv", "packed.csv.gz")) {
            assertThat(of(name, splits)).hasSize(1);
            assertThat(of(name, splits).get(0).length())
                    .isEqualTo(Files.size(folder.resolve(name)));
        }
    }

    @Test
    void filesThatAreNotAskedForAreLeftAlone() throws IOException {
        assertThat(of("other.json", splits(20_000))).isEmpty();
    }

    @Test
    void eachFileIsWholeIfNoneIsToBeSplit() throws IOException {
        assertThat(splits(0)).hasSize(3);
    }

    private Collection<FileSourceSplit> splits(int splitBytes) throws IOException {
        return new CsvFileEnumerator(
                        path -> !path.getName().endsWith(".json"),
                        new CsvSettings(MAX_RECORD_BYTES, splitBytes))
                .enumerateSplits(
                        new org.apache.flink.core.fs.Path[] {
                            new org.apache.flink.core.fs.Path(folder.toUri())
                        },
                        1);
    }

    private static List<FileSourceSplit> of(String name, Collection<FileSourceSplit> splits) {
        return splits.stream().filter(split -> split.path().getName().equals(name)).toList();
    }
}
