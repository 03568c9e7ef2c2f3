package dev.marquee.files;

import java.io.File;
import java.io.IOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Paths as users type them. */
public final class FileUri {
    private FileUri() {}

    /**
     * Returns the path that a text names. A relative path is resolved in this process, against the
     * folder in which the command was typed, and not on a TaskManager.
     *
     * @throws IllegalArgumentException if the text is not a path
     */
    public static Path resolve(String text) {
        boolean hasScheme = text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
        return hasScheme || text.startsWith("/")
                ? new Path(text)
                : Path.fromLocalFile(new File(text).getAbsoluteFile());
    }

    /**
     * Returns the file system of a path.
     *
     * @throws IOException that says in one line why there is none
     */
    public static FileSystem fileSystem(Path path) throws IOException {
        try {
            return path.getFileSystem();
        } catch (UnsupportedFileSystemSchemeException e) {
            throw new IOException(
                    "this Flink has no file system for %s://: its plugin must be in the folder that"
                                    .formatted(path.toUri().getScheme())
                            + " FLINK_PLUGINS_DIR names",
                    e);
        }
    }

    /** Whether a path is on the local file system. */
    public static boolean isLocal(Path path) {
        String scheme = path.toUri().getScheme();
        return scheme == null || scheme.equals("file");
    }

    /**
     * Returns the path as {@link #shown(Path)} does. A text that is not a path is returned
     * unchanged.
     */
    public static String shown(String path) {
        try {
            return shown(new Path(path));
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /** Returns the path as a user would type it: a local one without its scheme. */
    public static String shown(Path path) {
        return isLocal(path) ? path.toUri().getPath() : path.toString();
    }
}
