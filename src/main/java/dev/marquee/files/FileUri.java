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
     * The path that a text names. A relative one is resolved here, where the command was typed, and
     * not where a TaskManager happens to run.
     *
     * @throws IllegalArgumentException if the text is no path
     */
    public static Path resolve(String text) {
        boolean hasScheme = text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
        return hasScheme || text.startsWith("/")
                ? new Path(text)
                : Path.fromLocalFile(new File(text).getAbsoluteFile());
    }

    /**
     * The file system of a path.
     *
     * @throws IOException that says in one line why there is none
     */
    static FileSystem fileSystem(Path path) throws IOException {
        try {
            return path.getFileSystem();
        } catch (UnsupportedFileSystemSchemeException e) {
            throw new IOException(
                    "this Flink has no file system for " + path.toUri().getScheme() + "://", e);
        }
    }

    /** Whether a path is one of the local file system. */
    public static boolean isLocal(Path path) {
        String scheme = path.toUri().getScheme();
        return scheme == null || scheme.equals("file");
    }

    /** The same of the text of a path, which may also be another name. */
    public static String shown(String path) {
        try {
            return shown(new Path(path));
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /** The path as a user would type it: a local one without its scheme. */
    public static String shown(Path path) {
        return isLocal(path) ? path.toUri().getPath() : path.toString();
    }
}
