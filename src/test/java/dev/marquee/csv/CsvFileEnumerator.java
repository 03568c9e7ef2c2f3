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
 * Finds the files in folders and archives for {@link CsvFormat}, and splits large files at offsets
 * where a record certainly begins.
 *
 * <p>A source that monitors folders must not split files: Flink then reads only one split per path
 * and drops the others (FLINK-29757).
 */
final class CsvFileEnumerator extends NonSplittingRecursiveAllDirEnumerator {
    private final CsvSettings settings;

    /**
     * @param fileFilter accepts the files to read
     * @param settings the settings of the format
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
            // The superclass adds the hosts that store the file.
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
