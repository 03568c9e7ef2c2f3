package dev.marquee.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;

import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The folder of a job's results: one folder a result, and {@code summary.json}. */
public final class ResultFolder {
    /** The name of the file with the figures of a run. */
    public static final String SUMMARY = "summary.json";

    /** The name of the file that tells the results of a demonstration from those of other runs. */
    public static final String DEMONSTRATION = ".demonstration";

    private final Path path;
    private final List<String> results;

    /**
     * @param path the folder
     * @param results the names of the results' folders
     */
    public ResultFolder(Path path, List<String> results) {
        this.path = path;
        this.results = List.copyOf(results);
    }

    public Path path() {
        return path;
    }

    /**
     * Whether there is nothing in the folder.
     *
     * @throws IOException that says in one line why that cannot be told
     */
    public boolean isEmpty() throws IOException {
        FileSystem fileSystem = fileSystem();
        if (!fileSystem.exists(path)) {
            return true;
        }
        requireFolder(fileSystem, path);
        FileStatus[] children = fileSystem.listStatus(path);
        return children == null || children.length == 0;
    }

    /**
     * Tries whether the folder can be written to, and leaves nothing behind.
     *
     * @throws IOException that says in one line why not
     */
    public void requireWritable() throws IOException {
        FileSystem fileSystem = fileSystem();
        Deque<Path> made = new ArrayDeque<>();
        Path existing = path;
        while (existing.getParent() != null && !fileSystem.exists(existing)) {
            made.addLast(existing);
            existing = existing.getParent();
        }
        if (fileSystem.exists(existing)) {
            requireFolder(fileSystem, existing);
        }
        Path probe = new Path(path, ".probe-" + UUID.randomUUID());
        try {
            fileSystem.mkdirs(path);
            fileSystem.create(probe, FileSystem.WriteMode.NO_OVERWRITE).close();
            fileSystem.delete(probe, false);
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    FileUri.shown(path) + " cannot be written to: " + e.getMessage(), e);
        } finally {
            for (Path folder : made) {
                deleteIfEmpty(fileSystem, folder);
            }
        }
    }

    /**
     * Deletes the results of an earlier run, and nothing else: neither the thumbnails, which are
     * not fetched again, nor what others put there.
     */
    public void clear() throws IOException {
        FileSystem fileSystem = fileSystem();
        List<Path> ours = new ArrayList<>();
        ours.add(new Path(path, SUMMARY));
        ours.add(new Path(path, DEMONSTRATION));
        results.forEach(result -> ours.add(new Path(path, result)));
        for (Path one : ours) {
            if (fileSystem.exists(one)) {
                fileSystem.delete(one, true);
            }
        }
    }

    /** Writes a file of JSON: under a temporary name first, so that it is whole or not there. */
    public void writeJson(String name, Object value) throws IOException {
        FileSystem fileSystem = fileSystem();
        Path temporary = new Path(path, "." + name + "-" + UUID.randomUUID());
        try (FSDataOutputStream out =
                fileSystem.create(temporary, FileSystem.WriteMode.OVERWRITE)) {
            out.write(JsonLines.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
            out.write('\n');
        }
        Path target = new Path(path, name);
        if (!fileSystem.rename(temporary, target)) {
            // Some file systems do not rename over a file.
            fileSystem.delete(target, false);
            if (!fileSystem.rename(temporary, target)) {
                throw new IOException(FileUri.shown(target) + " cannot be written");
            }
        }
    }

    /**
     * The first lines of a result, each as an object of JSON.
     *
     * @param most how many at most
     */
    public List<JsonNode> firstLines(String result, int most) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        Path folder = new Path(path, result);
        if (!folder.getFileSystem().exists(folder)) {
            return lines;
        }
        for (InputFile file : InputFiles.under(folder).files()) {
            try (MappingIterator<JsonNode> objects =
                    JsonLines.JSON
                            .readerFor(JsonNode.class)
                            .readValues(file.path().getFileSystem().open(file.path()))) {
                while (lines.size() < most && objects.hasNext()) {
                    lines.add(objects.next());
                }
            }
        }
        return lines;
    }

    private FileSystem fileSystem() throws IOException {
        try {
            return FileUri.fileSystem(path);
        } catch (IOException e) {
            throw new IOException(
                    FileUri.shown(path) + " cannot be written to: " + e.getMessage(), e);
        }
    }

    private static void requireFolder(FileSystem fileSystem, Path path) throws IOException {
        if (!fileSystem.getFileStatus(path).isDir()) {
            throw new IOException(FileUri.shown(path) + " is a file, and not a folder");
        }
    }

    private static void deleteIfEmpty(FileSystem fileSystem, Path folder) throws IOException {
        if (fileSystem.exists(folder)) {
            FileStatus[] children = fileSystem.listStatus(folder);
            if (children == null || children.length == 0) {
                fileSystem.delete(folder, false);
            }
        }
    }
}
