package dev.marquee.csv;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveAllDirEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Finds the files under some folders, and parts the large ones, as {@link CsvParts} says. What it
 * makes is for {@link CsvFormat} to read.
 *
 * <p>Not for a source that looks for new files again and again: Flink takes one split of a path
 * then, and drops the others (FLINK-29757).
 */
public final class CsvPartEnumerator extends NonSplittingRecursiveAllDirEnumerator {
    private final long partBytes;
    private final int maxRecordBytes;

    /**
     * @param fileFilter which files are to be read
     * @param partBytes the size of a part, about; 0 to read each file whole
     * @param maxRecordBytes the longest record, as the {@link CsvFormat} has it
     */
    public CsvPartEnumerator(Predicate<Path> fileFilter, long partBytes, int maxRecordBytes) {
        super(fileFilter);
        this.partBytes = partBytes;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    protected void convertToSourceSplits(
            FileStatus file, FileSystem fileSystem, List<FileSourceSplit> splits)
            throws IOException {
        Path path = file.getPath();
        long bytes = file.getLen();
        List<Long> beginnings = CsvParts.beginnings(path, bytes, partBytes, maxRecordBytes);
        if (beginnings.size() == 1) {
            super.convertToSourceSplits(file, fileSystem, splits);
            return;
        }
        for (int part = 0; part < beginnings.size(); part++) {
            long begin = beginnings.get(part);
            long end = part + 1 < beginnings.size() ? beginnings.get(part + 1) : bytes;
            splits.add(
                    new FileSourceSplit(
                            getNextId(),
                            path,
                            begin,
                            end - begin,
                            file.getModificationTime(),
                            bytes));
        }
    }
}
