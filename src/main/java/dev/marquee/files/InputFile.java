package dev.marquee.files;

import java.io.Serializable;
import org.apache.flink.core.fs.Path;

/**
 * A file of the input.
 *
 * @param path its absolute path
 * @param bytes its size on disk
 * @param changed when it was last changed, in milliseconds since 1970-01-01 UTC, or 0 where its
 *     file system does not say
 */
public record InputFile(Path path, long bytes, long changed) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The last segment of its path. */
    public String name() {
        return path.getName();
    }
}
