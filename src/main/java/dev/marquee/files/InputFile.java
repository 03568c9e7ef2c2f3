package dev.marquee.files;

import dev.marquee.archive.EntryPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * A file of the input, or a file in a zip archive.
 *
 * @param path its absolute path; in an archive, for example {@code archive.zip!/USvideos.csv}
 * @param bytes its size as it is stored, packed or not
 * @param changed when it or its archive was last changed, in milliseconds since 1970-01-01 UTC, or
 *     0 where its file system does not say
 */
public record InputFile(Path path, long bytes, long changed) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Returns the last segment of its path. */
    public String name() {
        return path.getName();
    }

    /** Opens its content. The content of a file in an archive is unpacked. */
    public InputStream open() throws IOException {
        Optional<EntryPath> entry = EntryPath.of(path);
        return entry.isPresent() ? entry.get().open() : path.getFileSystem().open(path);
    }

    /**
     * Reads its content whole.
     *
     * @param mostBytes the greatest size of the content in bytes: a packed file may unpack to any
     *     size
     * @throws IOException also if the content is larger
     */
    public byte[] content(int mostBytes) throws IOException {
        try (InputStream in = open()) {
            byte[] content = in.readNBytes(mostBytes);
            if (in.read() >= 0) {
                throw new IOException("it is larger than %d bytes".formatted(mostBytes));
            }
            return content;
        }
    }
}
