package dev.marquee.archive;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;

/**
 * The directories of archives that this process has read. An archive may have thousands of entries,
 * and without this class each reader of an entry would read the whole directory. Thread-safe.
 * Directories are read one at a time, which bounds the memory that hostile ones take.
 */
final class KnownArchives {
    private static final Map<Path, Known> KNOWN = new HashMap<>();

    private KnownArchives() {}

    /** A directory, kept as long as memory suffices, and the version of its archive. */
    private record Known(long bytes, long changed, SoftReference<ZipEntries> directory) {
        boolean isOf(long bytesNow, long changedNow) {
            return bytes == bytesNow && changed == changedNow;
        }
    }

    static ZipEntries entries(Path archive, long bytes, long changed) throws IOException {
        synchronized (KNOWN) {
            Known known = KNOWN.get(archive);
            @Nullable ZipEntries entries =
                    known != null && known.isOf(bytes, changed) ? known.directory.get() : null;
            if (entries == null) {
                entries = ZipEntries.read(archive, bytes);
                KNOWN.put(archive, new Known(bytes, changed, new SoftReference<>(entries)));
            }
            return entries;
        }
    }
}
