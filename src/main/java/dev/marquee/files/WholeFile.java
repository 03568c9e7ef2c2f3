package dev.marquee.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Writes a file atomically, on any Flink file system: other programs see the whole file or none.
 * The file is first written under a hidden temporary name, then renamed.
 */
public final class WholeFile {
    /** The content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the content; does not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes a file and replaces an existing file of that name.
     *
     * @throws IOException if the file cannot be written; the temporary file is then deleted if the
     *     file system still allows it
     */
    public static void write(Path file, Content content) throws IOException {
        FileSystem fileSystem = file.getFileSystem();
        Path temporary = new Path(file.getParent(), "." + file.getName() + "-" + UUID.randomUUID());
        try {
            try (OutputStream out =
                    fileSystem.create(temporary, FileSystem.WriteMode.NO_OVERWRITE)) {
                content.writeTo(out);
            }
            if (!rename(fileSystem, temporary, file)) {
                fileSystem.delete(file, false);
                if (!fileSystem.rename(temporary, file)) {
                    throw new IOException("it cannot be renamed from " + temporary.getName());
                }
            }
        } catch (IOException | RuntimeException e) {
            try {
                fileSystem.delete(temporary, false);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /**
     * Renames a file. If the new name exists, some file systems replace that file, and others do
     * not: of these, some return false and some throw, which this makes the same.
     *
     * @return false if the file system does not replace the existing file
     */
    public static boolean rename(FileSystem fileSystem, Path file, Path name) throws IOException {
        try {
            return fileSystem.rename(file, name);
        } catch (IOException e) {
            if (fileSystem.exists(file) && fileSystem.exists(name)) {
                return false;
            }
            throw e;
        }
    }
}
