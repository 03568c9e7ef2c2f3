package dev.marquee.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Files of one folder that are written one after the other. Not thread-safe. */
final class NewFiles implements TrendingFile.Files, AutoCloseable {
    private final Path folder;
    private final boolean gzip;
    private final List<Path> paths = new ArrayList<>();
    private long bytes;
    @Nullable private NewFile current;

    NewFiles(Path folder, boolean gzip) {
        this.folder = folder;
        this.gzip = gzip;
    }

    @Override
    public OutputStream begin(String name) throws IOException {
        Path path = folder.resolve(name);
        if (current != null && paths.get(paths.size() - 1).equals(path)) {
            return current.out();
        }
        complete();
        current = new NewFile(path, gzip);
        paths.add(path);
        return current.out();
    }

    /** Completes the last file. */
    void complete() throws IOException {
        if (current != null) {
            bytes += current.complete();
            current = null;
        }
    }

    /** The files that were begun. */
    List<Path> paths() {
        return paths;
    }

    /** The size of the completed files. */
    long bytes() {
        return bytes;
    }

    /** Leaves nothing of a file that was not completed. */
    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }
}
