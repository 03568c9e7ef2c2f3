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
 * Finds the files below some folders each time that it is asked; Flink drops those that it has
 * read.
 *
 * <p>Flink ignores an enumeration that fails, and with it every new file. So a name that cannot be
 * read does not fail it: it is logged once, as a warning. The names of the first enumeration are
 * not, since they were shown before the job began.
 *
 * <p>Each file is one split: of several with the same path Flink reads one (FLINK-29757).
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
