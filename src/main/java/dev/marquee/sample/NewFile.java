package dev.marquee.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** A file that gets its name only once it is complete. Not thread-safe. */
final class NewFile implements AutoCloseable {

    private static final String UNFINISHED = ".unfinished";

    private final Path path;
    private final Path unfinished;
    private final OutputStream out;
    private boolean complete;

    NewFile(Path path, boolean gzip) throws IOException {
        this.path = path;
        unfinished = path.resolveSibling("." + path.getFileName() + UNFINISHED);
        OutputStream file = Files.newOutputStream(unfinished);
        out = gzip ? new BufferedOutputStream(new GZIPOutputStream(file, 1 << 16), 1 << 16) : file;
    }

    OutputStream out() {
        return out;
    }

    /** Gives the file its name; a file that has it already is replaced. */
    long complete() throws IOException {
        out.close();
        long bytes = Files.size(unfinished);
        Files.move(
                unfinished,
                path,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        complete = true;
        return bytes;
    }

    /** Deletes the temporary file if the file was not completed. */
    @Override
    public void close() throws IOException {
        if (!complete) {
            out.close();
            Files.deleteIfExists(unfinished);
        }
    }
}
