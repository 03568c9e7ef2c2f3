package dev.marquee.sample;

import dev.marquee.files.ResultFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * The results of one job of a demonstration. A mark tells them from those of a real run, which are
 * not replaced.
 *
 * @param folder the job's folder under the output
 */
record DemonstrationResults(Path folder) {
    /** Whether there is nothing there but what an earlier demonstration wrote. */
    boolean canBeReplaced() throws IOException {
        if (!Files.isDirectory(folder)) {
            return !Files.exists(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            return Files.exists(mark(folder)) || children.findAny().isEmpty();
        }
    }

    /** Marks the results, if there are any. */
    void mark() {
        try {
            if (Files.isDirectory(folder)) {
                Files.write(mark(folder), new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(mark(folder) + " cannot be written", e);
        }
    }

    void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static Path mark(Path folder) {
        return folder.resolve(ResultFolder.DEMONSTRATION);
    }
}
