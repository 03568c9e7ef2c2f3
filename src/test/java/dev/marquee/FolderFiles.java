package dev.marquee;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** Lists and deletes folders while other processes may change them. */
public final class FolderFiles {
    private FolderFiles() {}

    /**
     * Returns the regular files in a folder and its subfolders; empty if the folder does not exist.
     * A file that is renamed or deleted during the call may be listed or not.
     */
    public static List<Path> under(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        return continueIfDeleted(failure);
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        return failure == null
                                ? FileVisitResult.CONTINUE
                                : continueIfDeleted(failure);
                    }
                });
        return files;
    }

    /** Returns the sorted names of the files and folders in a folder that nothing changes. */
    public static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Deletes a folder in which ending processes may still write: tries again until it is gone. */
    public static void delete(Path folder) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> {
                            FileUtils.deleteDirectory(folder.toFile());
                            return true;
                        });
    }

    private static FileVisitResult continueIfDeleted(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
