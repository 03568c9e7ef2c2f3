package dev.marquee.csv;

import dev.marquee.archive.EntryPath;
import dev.marquee.archive.ZipEntries;
import dev.marquee.archive.ZippedFile;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveAllDirEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Finds the files under some folders, also in archives, and splits the large ones, where it is
 * certain that a record begins, for {@link CsvFormat}.
 *
 * <p>A source that keeps looking for new files must not split them: Flink takes one split of each
 * path then, and drops the others (FLINK-29757).
 */
final class CsvFileEnumerator extends NonSplittingRecursiveAllDirEnumerator {
    private final CsvSettings settings;

    /**
     * @param fileFilter which files are to be read
     * @param settings those of the format
     */
    CsvFileEnumerator(Predicate<Path> fileFilter, CsvSettings settings) {
        super(fileFilter);
        this.settings = settings;
    }

    @Override
    protected void convertToSourceSplits(
            FileStatus file, FileSystem fileSystem, List<FileSourceSplit> splits)
            throws IOException {
        if (EntryPath.isArchive(file.getPath().getName())) {
            for (ZippedFile entry : ZipEntries.of(file.getPath()).files()) {
                splits.add(
                        new FileSourceSplit(
                                getNextId(),
                                new EntryPath(file.getPath(), entry.name()).path(),
                                0,
                                entry.packedBytes(),
                                file.getModificationTime(),
                                entry.packedBytes()));
            }
            return;
        }
        List<Long> beginnings = CsvSplits.beginnings(file.getPath(), file.getLen(), settings);
        if (beginnings.size() == 1) {
            // With the hosts that have it.
            super.convertToSourceSplits(file, fileSystem, splits);
            return;
        }
        for (int i = 0; i < beginnings.size(); i++) {
            long begin = beginnings.get(i);
            long end = i + 1 < beginnings.size() ? beginnings.get(i + 1) : file.getLen();
            splits.add(
                    new FileSourceSplit(
                            getNextId(),
                            file.getPath(),
                            begin,
                            end - begin,
                            file.getModificationTime(),
                            file.getLen()));
        }
    }
}
