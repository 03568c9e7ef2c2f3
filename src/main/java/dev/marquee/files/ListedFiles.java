package dev.marquee.files;

import dev.marquee.csv.CsvSettings;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/**
 * Enumerates the files that were found before the job began, as splits. It does not list any folder
 * again.
 */
final class ListedFiles implements FileEnumerator {
    private final List<InputFile> files;
    private final CsvSettings settings;

    ListedFiles(List<InputFile> files, CsvSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /**
     * @param ignored the paths with which the source was created
     */
    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] ignored, int minDesiredSplits)
            throws IOException {
        FileSplits splits = new FileSplits(settings, 0);
        for (InputFile file : files) {
            splits.add(file);
        }
        return splits.splits();
    }
}
