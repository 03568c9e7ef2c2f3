package dev.marquee.files;

import dev.marquee.csv.CsvSettings;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the files below some folders at each enumeration. Flink drops those that it has already
 * read.
 *
 * <p>If an enumeration fails, Flink ignores it with all its new files. So a name that cannot be
 * read does not fail the enumeration; it is logged once as a warning. The names of the first
 * enumeration are not logged, since they were shown before the job began.
 *
 * <p>Each file is one split: if several splits have the same path, Flink reads only one of them
 * (FLINK-29757).
 */
final class WatchedFolders implements FileEnumerator {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);

    private final Predicate<InputFile> filter;
    private final CsvSettings settings;
    private final Set<Obstacle> known = new HashSet<>();
    private boolean hasListed;
    private long nextSplit;

    /**
     * @param filter which files are to be read
     */
    WatchedFolders(Predicate<InputFile> filter, CsvSettings settings) {
        this.filter = filter;
        this.settings = settings.withoutSplits();
    }

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] folders, int minDesiredSplits)
            throws IOException {
        InputFiles found = InputFiles.under(List.of(folders));
        for (Obstacle obstacle : found.obstacles()) {
            if (known.add(obstacle) && hasListed && !obstacle.isForeign()) {
                LOG.warn("{} {}", obstacle.path(), obstacle.cause());
            }
        }
        hasListed = true;
        FileSplits splits = new FileSplits(settings, nextSplit);
        for (InputFile file : found.files()) {
            if (filter.test(file)) {
                splits.add(file);
            }
        }
        nextSplit = splits.next();
        return splits.splits();
    }
}
