package dev.marquee.files;

import dev.marquee.archive.EntryPath;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.CsvSplits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Makes the splits of files for {@link dev.marquee.csv.CsvFormat}. Not thread-safe. */
final class FileSplits {
    private static final String[] ANY_HOST = {};

    private final CsvSettings settings;
    private final List<FileSourceSplit> splits = new ArrayList<>();
    private long next;

    /**
     * @param next the number of the first split; numbers are the splits' ids
     */
    FileSplits(CsvSettings settings, long next) {
        this.settings = settings;
        this.next = next;
    }

    /** Returns the splits of the files that were added. */
    List<FileSourceSplit> splits() {
        return splits;
    }

    /** Returns the number of the next split. */
    long next() {
        return next;
    }

    /** Adds the splits of a file. */
    void add(InputFile file) throws IOException {
        List<Long> beginnings = CsvSplits.beginnings(file.path(), file.bytes(), settings);
        boolean isWholeFile = beginnings.size() == 1 && EntryPath.of(file.path()).isEmpty();
        String[] hosts = isWholeFile ? hosts(file.path()) : ANY_HOST;
        for (int i = 0; i < beginnings.size(); i++) {
            long begin = beginnings.get(i);
            long end = i + 1 < beginnings.size() ? beginnings.get(i + 1) : file.bytes();
            splits.add(
                    new FileSourceSplit(
                            Long.toString(next++),
                            file.path(),
                            begin,
                            end - begin,
                            file.changed(),
                            file.bytes(),
                            hosts));
        }
    }

    /** Returns the hosts that store the file, if its file system is distributed. */
    private static String[] hosts(Path path) throws IOException {
        FileSystem fileSystem = path.getFileSystem();
        if (!fileSystem.isDistributedFS()) {
            return ANY_HOST;
        }
        BlockLocation[] blocks =
                fileSystem.getFileBlockLocations(fileSystem.getFileStatus(path), 0, Long.MAX_VALUE);
        return blocks == null || blocks.length != 1 ? ANY_HOST : blocks[0].getHosts();
    }
}
