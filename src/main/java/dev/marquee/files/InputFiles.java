package dev.marquee.files;

import static java.util.stream.Collectors.toSet;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds the files of an input. */
public final class InputFiles {
    private InputFiles() {}

    /**
     * The files of some files and folders, each once, though these may hold one another.
     *
     * @throws IOException that says in one line which path cannot be read, and why
     */
    public static List<InputFile> under(List<Path> roots) throws IOException {
        Map<Path, InputFile> files = new LinkedHashMap<>();
        for (Path root : roots) {
            under(root).forEach(file -> files.putIfAbsent(file.path(), file));
        }
        return List.copyOf(files.values());
    }

    /**
     * The files of a file or folder, also those in its folders, in the order of their paths. As
     * everywhere in Flink and Hadoop, names that begin with {@code .} or {@code _} are hidden.
     *
     * @throws IOException that says in one line which path cannot be read, and why
     */
    public static List<InputFile> under(Path root) throws IOException {
        List<InputFile> files = new ArrayList<>();
        try {
            FileSystem fileSystem = FileUri.fileSystem(root);
            collect(fileSystem, fileSystem.getFileStatus(root), files);
        } catch (FileNotFoundException e) {
            throw new IOException(FileUri.shown(root) + ": no such file or folder", e);
        } catch (IOException | RuntimeException e) {
            throw new IOException(FileUri.shown(root) + " cannot be read: " + e.getMessage(), e);
        }
        files.sort(Comparator.comparing(file -> file.path().toString()));
        return files;
    }

    /** Whether a file's name says that it is not for reading. */
    public static boolean isHidden(Path path) {
        return path.getName().startsWith(".") || path.getName().startsWith("_");
    }

    /**
     * Whether a file is hidden, or a folder in which it is, up to the folder under which it was
     * looked for.
     */
    public static boolean isHiddenBelow(List<Path> roots, Path file) {
        Set<String> named = roots.stream().map(root -> root.toUri().getPath()).collect(toSet());
        for (Path path = file;
                path != null && !named.contains(path.toUri().getPath());
                path = path.getParent()) {
            if (isHidden(path)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(FileSystem fileSystem, FileStatus status, List<InputFile> files)
            throws IOException {
        if (!status.isDir()) {
            files.add(new InputFile(status.getPath(), status.getLen()));
            return;
        }
        FileStatus[] children = fileSystem.listStatus(status.getPath());
        if (children == null) {
            throw new IOException(
                    "the folder " + FileUri.shown(status.getPath()) + " is not readable");
        }
        for (FileStatus child : children) {
            if (!isHidden(child.getPath())) {
                collect(fileSystem, child, files);
            }
        }
    }
}
