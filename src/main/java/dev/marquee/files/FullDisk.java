package dev.marquee.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the disk that is full. The operating system reports that a disk is full, but not which one.
 * A failure that follows may report something else, for example a class that is missing because a
 * jar was not copied.
 */
public final class FullDisk {
    /** A disk with fewer free bytes has no block left. */
    private static final long LEAST_BYTES = 16 << 10;

    private FullDisk() {}

    /**
     * Returns the first of some folders whose disk is full; those that do not exist are skipped.
     */
    public static Optional<Path> among(List<Path> folders) {
        return folders.stream().filter(FullDisk::isFull).findFirst();
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.exists(folder)
                    && Files.getFileStore(folder).getUsableSpace() < LEAST_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
