package dev.marquee.files;

import dev.marquee.archive.EntryPath;
import dev.marquee.archive.UnreadableEntry;
import dev.marquee.archive.ZipEntries;
import dev.marquee.archive.ZippedFile;
import dev.marquee.basics.FirstLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The files of an input. A zip archive is replaced by the files in it.
 *
 * @param files each file once; the files of a folder are in the order of their paths
 * @param obstacles the names that cannot be read, without hidden ones
 */
public record InputFiles(List<InputFile> files, List<Obstacle> obstacles) {

    /**
     * Returns the files under some files and folders. These may contain one another, and may be
     * named in several ways: a local file that has the same name in all of them is there once.
     *
     * @throws IOException with a message of one line: which of these cannot be read, and why
     */
    public static InputFiles under(List<Path> roots) throws IOException {
        if (roots.size() == 1) {
            return under(roots.get(0));
        }
        Map<Object, InputFile> files = new LinkedHashMap<>();
        Set<Obstacle> obstacles = new LinkedHashSet<>();
        for (Path root : roots) {
            InputFiles found = under(root);
            found.files.forEach(file -> files.putIfAbsent(identity(file), file));
            obstacles.addAll(found.obstacles);
        }
        return new InputFiles(List.copyOf(files.values()), List.copyOf(obstacles));
    }

    /** Equal for a file that is found in two ways. Its name counts too: it may say a country. */
    private static Object identity(InputFile file) {
        Path path = file.path();
        if (!FileUri.isLocal(path)) {
            return path;
        }
        Optional<EntryPath> inArchive = EntryPath.of(path);
        Path stored = inArchive.map(EntryPath::archive).orElse(path);
        String entry = inArchive.map(EntryPath::name).orElse("");
        try {
            return List.of(
                    java.nio.file.Path.of(stored.getPath()).toRealPath(), stored.getName(), entry);
        } catch (IOException e) {
            return path;
        }
    }

    /**
     * Returns the files of a file or folder, also those in its subfolders. As everywhere in Flink
     * and Hadoop, names that begin with {@code .} or {@code _} are hidden, and nothing below them
     * is read.
     *
     * @throws IOException with a message of one line: why it cannot be read
     */
    public static InputFiles under(Path root) throws IOException {
        List<InputFile> files = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        try {
            FileSystem fileSystem = FileUri.fileSystem(root);
            if (isLocal(fileSystem)) {
                new LocalFiles(files, obstacles).addRoot(root);
            } else {
                new RemoteFiles(fileSystem, files, obstacles).addRoot(root);
            }
        } catch (FileNotFoundException e) {
            throw new IOException(FileUri.shown(root) + ": no such file or folder", e);
        } catch (IOException | RuntimeException e) {
            throw new IOException(FileUri.shown(root) + " cannot be read: " + e.getMessage(), e);
        }
        addEntries(files, obstacles);
        files.sort(Comparator.comparing(file -> file.path().toString()));
        obstacles.sort(Comparator.comparing(Obstacle::path));
        return new InputFiles(files, obstacles);
    }

    /** Replaces archives by the files in them. */
    private static void addEntries(List<InputFile> files, List<Obstacle> obstacles) {
        List<InputFile> archives =
                files.stream().filter(file -> EntryPath.isArchive(file.name())).toList();
        files.removeAll(archives);
        for (InputFile archive : archives) {
            try {
                ZipEntries entries =
                        ZipEntries.of(archive.path(), archive.bytes(), archive.changed());
                addEntries(archive, entries, files, obstacles);
            } catch (IOException e) {
                obstacles.add(new Obstacle(FileUri.shown(archive.path()), cause(archive, e)));
            }
        }
    }

    private static String cause(InputFile archive, IOException failure) {
        try {
            if (GitLfsPointer.is(archive)) {
                return "is " + GitLfsPointer.CAUSE;
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return FirstLine.of(failure);
    }

    private static void addEntries(
            InputFile archive,
            ZipEntries entries,
            List<InputFile> files,
            List<Obstacle> obstacles) {
        String shown = FileUri.shown(archive.path());
        for (ZippedFile file : entries.files()) {
            Path path = new EntryPath(archive.path(), file.name()).path();
            files.add(new InputFile(path, file.packedBytes(), archive.changed()));
        }
        for (UnreadableEntry entry : entries.unreadable()) {
            obstacles.add(new Obstacle(shown + "!/" + entry.name(), entry.cause()));
        }
        if (entries.moreUnreadable() > 0) {
            obstacles.add(
                    new Obstacle(
                            shown,
                            "has %d more entries that cannot be read"
                                    .formatted(entries.moreUnreadable())));
        } else if (entries.files().isEmpty() && entries.unreadable().isEmpty()) {
            obstacles.add(new Obstacle(shown, "is a zip without files"));
        }
    }

    /** Whether a name is hidden. */
    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_");
    }

    private static boolean isLocal(FileSystem fileSystem) {
        return "file".equals(fileSystem.getUri().getScheme());
    }
}
