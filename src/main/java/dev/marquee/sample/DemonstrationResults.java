package dev.marquee.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The results of one job of a demonstration. A list of their files, with sizes and times, is kept
 * beside them: the next demonstration replaces exactly these, and nothing that another run wrote.
 *
 * @param folder the job's folder under the output
 */
record DemonstrationResults(Path folder) {
    private static final String LIST = ".demonstration";
    private static final String LOCK = ".lock";

    /** Whether every file in the folder is one that an earlier demonstration wrote. */
    boolean canBeReplaced() throws IOException {
        if (!Files.isDirectory(folder)) {
            return !Files.exists(folder);
        }
        return listed().containsAll(present());
    }

    /** Writes the list, if there are results. */
    void mark() {
        try {
            if (Files.isDirectory(folder)) {
                Files.write(folder.resolve(LIST), present());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(LIST) + " cannot be written", e);
        }
    }

    /** Deletes the listed files and the folders that are empty then; it follows no link. */
    void delete() throws IOException {
        Set<String> listed = listed();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    deleteIfEmpty(path);
                } else if (isOwn(path) || listed.contains(line(path))) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void deleteIfEmpty(Path path) throws IOException {
        boolean isEmpty;
        try (Stream<Path> children = Files.list(path)) {
            isEmpty = children.findAny().isEmpty();
        }
        if (isEmpty) {
            Files.delete(path);
        }
    }

    private Set<String> listed() throws IOException {
        Path list = folder.resolve(LIST);
        return Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)
                ? Set.copyOf(Files.readAllLines(list))
                : Set.of();
    }

    private Set<String> present() throws IOException {
        Set<String> present = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files =
                    paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .filter(path -> !isOwn(path))
                            .toList();
            for (Path file : files) {
                present.add(line(file));
            }
        }
        return present;
    }

    private boolean isOwn(Path file) {
        return file.equals(folder.resolve(LIST)) || file.equals(folder.resolve(LOCK));
    }

    private String line(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return "%d %d %s"
                .formatted(
                        attributes.size(),
                        attributes.lastModifiedTime().toMillis(),
                        folder.relativize(file).toString().replace('\n', '?'));
    }
}
