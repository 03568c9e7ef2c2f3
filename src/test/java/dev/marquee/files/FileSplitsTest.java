package dev.marquee.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.Gzip;
import dev.marquee.csv.CsvSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The splits of the files of a folder. */
final class FileSplitsTest {
    private static final int MAX_RECORD_BYTES = 1000;

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("large.csv"), rows(5000));
        Files.write(folder.resolve("packed.csv.gz"), Gzip.of(rows(5000).getBytes(UTF_8)));
        Files.writeString(folder.resolve("small.csv"), rows(10));
    }

    private static String rows(int count) {
        return "id,title\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "%d,\"the title, number %d\"\n".formatted(i, i * i))
                        .collect(Collectors.joining());
    }

    @Test
    void theSplitsOfAFileCoverItAndHaveDistinctIds() throws IOException {
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
    void smallAndCompressedFilesAreNotSplit() throws IOException {
        Collection<FileSourceSplit> splits = splits(20_000);

        for (String name : List.of("small.csv", "packed.csv.gz")) {
            assertThat(of(name, splits)).hasSize(1);
            assertThat(of(name, splits).get(0).length())
                    .isEqualTo(Files.size(folder.resolve(name)));
        }
    }

    @Test
    void noFileIsSplitIfTheSizeOfSplitsIsZero() throws IOException {
        assertThat(splits(0)).hasSize(3);
    }

    @Test
    void aWatchedFolderListsTheAcceptedFilesWithoutSplittingThem() throws IOException {
        WatchedFolders watched =
                new WatchedFolders(
                        file -> !file.name().equals("small.csv"),
                        new CsvSettings(MAX_RECORD_BYTES, 20_000));

        assertThat(watched.enumerateSplits(root(), 1))
                .extracting(split -> split.path().getName())
                .containsExactly("large.csv", "packed.csv.gz");
    }

    @Test
    void aWatchedFolderFindsNewFilesDespiteUnreadableNames() throws IOException {
        WatchedFolders watched =
                new WatchedFolders(file -> true, new CsvSettings(MAX_RECORD_BYTES, 0));
        Collection<FileSourceSplit> before = watched.enumerateSplits(root(), 1);
        Files.writeString(folder.resolve("a:b.csv"), rows(1));
        Files.createSymbolicLink(folder.resolve("gone.csv"), Path.of("/nowhere"));
        Files.createSymbolicLink(folder.resolve("self"), Path.of("."));
        Files.writeString(folder.resolve("new.csv"), rows(1));

        Collection<FileSourceSplit> after = watched.enumerateSplits(root(), 1);

        assertThat(after).hasSize(before.size() + 1);
        assertThat(after).extracting(split -> split.path().getName()).contains("new.csv");
        assertThat(Stream.concat(before.stream(), after.stream()).map(FileSourceSplit::splitId))
                .doesNotHaveDuplicates();
    }

    private Collection<FileSourceSplit> splits(int splitBytes) throws IOException {
        InputFiles found = InputFiles.under(List.of(root()));
        return new ListedFiles(found.files(), new CsvSettings(MAX_RECORD_BYTES, splitBytes))
                .enumerateSplits(root(), 1);
    }

    private org.apache.flink.core.fs.Path[] root() {
        return new org.apache.flink.core.fs.Path[] {
            new org.apache.flink.core.fs.Path(folder.toUri())
        };
    }

    private static List<FileSourceSplit> of(String name, Collection<FileSourceSplit> splits) {
        return splits.stream().filter(split -> split.path().getName().equals(name)).toList();
    }
}
