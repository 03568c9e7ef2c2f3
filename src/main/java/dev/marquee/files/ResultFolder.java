package dev.marquee.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The folder of a job's results on any Flink file system: a folder for each result, and {@code
 * summary.json}. Not thread-safe.
 */
public final class ResultFolder {
    /** The name of the file with the figures of a run. */
    public static final String SUMMARY = "summary.json";

    /** The name of the page that shows the results. */
    public static final String REPORT = "report.html";

    private static final int BYTES_OF_A_READ = 1 << 16;

    private static final String UUID_FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** A finished file of a result, as {@link FileOutputs} names it in streaming and in batch. */
    private static final Pattern PART = Pattern.compile("part-(?:" + UUID_FORM + "-)?\\d+\\.jsonl");

    /** On object stores it is the last bytes before a checkpoint, which are too few to upload. */
    private static final Pattern UNFINISHED_PART =
            Pattern.compile(
                    "\\.%1$s\\.inprogress\\.%2$s|_%1$s_tmp_%2$s"
                            .formatted(PART.pattern(), UUID_FORM));

    /** A temporary file that remains of a killed run ({@link WholeFile}). */
    private static final Pattern UNFINISHED_FILE =
            Pattern.compile("\\.(?:summary\\.json|report\\.html|probe)-" + UUID_FORM);

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
     * Returns the folder as a path of the local file system; empty if it is on another file system.
     */
    public Optional<java.nio.file.Path> local() {
        return local(path);
    }

    /**
     * Whether the folder contains nothing except a lock.
     *
     * @throws IOException that says in one line why the folder cannot be listed
     */
    public boolean isEmpty() throws IOException {
        FileSystem fileSystem = fileSystem();
        if (!fileSystem.exists(path)) {
            return true;
        }
        requireFolder(fileSystem, path);
        return List.of(FolderLock.NAME).containsAll(children(fileSystem, path));
    }

    /**
     * Locks the folder for one run. Creates the folder if it does not exist.
     *
     * @throws IOException that says in one line which run holds it, or why it cannot be locked
     */
    public FolderLock lock() throws IOException {
        Optional<java.nio.file.Path> local = local(path);
        return local.isPresent() ? FolderLock.acquire(local.get()) : FolderLock.none();
    }

    /**
     * Checks that the folder can be written to, and leaves nothing in it.
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
     * Refuses folders that {@link #clear} could only reach through a symbolic link.
     *
     * @throws IOException that names the first one in one line
     */
    public void requireClearable() throws IOException {
        List<Path> folders = new ArrayList<>();
        folders.add(path);
        results.forEach(result -> folders.add(new Path(path, result)));
        for (Path folder : folders) {
            if (local(folder).filter(Files::isSymbolicLink).isPresent()) {
                throw new IOException(
                        FileUri.shown(folder)
                                + " is a symbolic link; --overwrite does not follow links");
            }
        }
    }

    /**
     * Deletes the files of an earlier run: the part files of the results, the summary and the
     * report. Everything else stays, also the thumbnails, which the next run then need not download
     * again. Symbolic links are not followed.
     */
    public void clear() throws IOException {
        requireClearable();
        FileSystem fileSystem = fileSystem();
        deleteFiles(
                fileSystem,
                path,
                name ->
                        name.equals(SUMMARY)
                                || name.equals(REPORT)
                                || UNFINISHED_FILE.matcher(name).matches());
        clearResults(
                name -> PART.matcher(name).matches() || UNFINISHED_PART.matcher(name).matches());
    }

    /** Deletes the unfinished files of a run that ended before its results were complete. */
    public void deleteUnfinished() throws IOException {
        clearResults(name -> UNFINISHED_PART.matcher(name).matches());
    }

    private void clearResults(Predicate<String> isOurs) throws IOException {
        FileSystem fileSystem = fileSystem();
        for (String result : results) {
            Path folder = new Path(path, result);
            deleteFiles(fileSystem, folder, isOurs);
            deleteIfEmpty(fileSystem, folder);
        }
    }

    private static void deleteFiles(FileSystem fileSystem, Path folder, Predicate<String> isOurs)
            throws IOException {
        for (String name : children(fileSystem, folder)) {
            Path child = new Path(folder, name);
            if (isOurs.test(name) && isFile(fileSystem, child)) {
                fileSystem.delete(child, false);
            }
        }
    }

    /** Returns the names of the results that have finished files, in the order of the results. */
    public List<String> finishedResults() throws IOException {
        List<String> finished = new ArrayList<>();
        for (String result : results) {
            if (!partsOf(result).isEmpty()) {
                finished.add(result);
            }
        }
        return finished;
    }

    /** Returns the finished files of a result, sorted by name. */
    private List<Path> partsOf(String result) throws IOException {
        Path folder = new Path(path, result);
        return children(fileSystem(), folder).stream()
                .filter(PART.asMatchPredicate())
                .sorted()
                .map(name -> new Path(folder, name))
                .toList();
    }

    /**
     * Writes a JSON file atomically: other programs see the whole file or none.
     *
     * @throws IOException that says in one line why it cannot be written
     */
    public void writeJson(String name, Object value) throws IOException {
        Path file = new Path(path, name);
        try {
            WholeFile.write(
                    file,
                    out -> {
                        out.write(
                                JsonLines.JSON
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsBytes(value));
                        out.write('\n');
                    });
        } catch (IOException e) {
            throw new IOException(FileUri.shown(file) + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the first lines of a result as JSON objects.
     *
     * @param most the greatest number of lines
     */
    public List<JsonNode> firstLines(String result, int most) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (Path file : partsOf(result)) {
            try (MappingIterator<JsonNode> objects =
                    JsonLines.JSON
                            .readerFor(JsonNode.class)
                            .readValues(file.getFileSystem().open(file))) {
                while (lines.size() < most && objects.hasNext()) {
                    lines.add(objects.next());
                }
            }
        }
        return lines;
    }

    /**
     * Returns the number of lines in the finished files of a result. It reads all of them.
     *
     * @throws IOException that says in one line what cannot be read
     */
    public long lines(String result) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[BYTES_OF_A_READ];
        for (Path file : partsOf(result)) {
            try (InputStream in = file.getFileSystem().open(file)) {
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    for (int i = 0; i < read; i++) {
                        if (buffer[i] == '\n') {
                            lines++;
                        }
                    }
                }
            } catch (IOException e) {
                throw new IOException(
                        FileUri.shown(file) + " cannot be read: " + e.getMessage(), e);
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
        if (fileSystem.exists(folder)
                && local(folder).filter(Files::isSymbolicLink).isEmpty()
                && children(fileSystem, folder).isEmpty()) {
            fileSystem.delete(folder, false);
        }
    }

    /** Returns the names in a folder; empty if the folder does not exist. */
    private static List<String> children(FileSystem fileSystem, Path folder) throws IOException {
        FileStatus[] children;
        try {
            children = fileSystem.listStatus(folder);
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return children == null
                ? List.of()
                : Stream.of(children).map(child -> child.getPath().getName()).toList();
    }

    private static boolean isFile(FileSystem fileSystem, Path file) throws IOException {
        Optional<java.nio.file.Path> local = local(file);
        return local.isPresent()
                ? Files.isRegularFile(local.get(), LinkOption.NOFOLLOW_LINKS)
                : !fileSystem.getFileStatus(file).isDir();
    }

    /** Returns the path in the local file system; empty if it is on another file system. */
    private static Optional<java.nio.file.Path> local(Path path) {
        String scheme = path.toUri().getScheme();
        return scheme == null || scheme.equals("file")
                ? Optional.of(java.nio.file.Path.of(path.toUri().getPath()))
                : Optional.empty();
    }
}
