package dev.marquee.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.files.InputFile;
import dev.marquee.files.InputFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Reads the lines of the part files of one job's results, one at a time, from any file system of
 * Flink.
 */
final class ResultLines {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    /**
     * @param folder the folder that contains a folder for each result
     */
    ResultLines(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /**
     * Returns the object in a JSON file such as {@code summary.json}, or an empty object if the
     * file does not exist.
     */
    JsonNode json(String name) throws IOException {
        Path file = new Path(folder, name);
        FileSystem fileSystem = file.getFileSystem();
        if (!fileSystem.exists(file)) {
            return JSON.createObjectNode();
        }
        try (var in = fileSystem.open(file)) {
            return JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    boolean exists(String result) throws IOException {
        Path path = new Path(folder, result);
        return path.getFileSystem().exists(path);
    }

    /** Reads all lines of a result; see {@link #read(String, long, Consumer)}. */
    Reading read(String result, Consumer<JsonNode> each) throws IOException {
        return read(result, Long.MAX_VALUE, each);
    }

    /**
     * Reads a result, in the order of the names of its files.
     *
     * @param most the maximum number of lines to read
     * @param each receives each line that is a JSON object
     * @return the numbers of lines; zeros if the result does not exist
     */
    Reading read(String result, long most, Consumer<JsonNode> each) throws IOException {
        long lines = 0;
        long unreadable = 0;
        if (exists(result)) {
            for (InputFile file : InputFiles.under(new Path(folder, result)).files()) {
                try (BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.path().getFileSystem().open(file.path()),
                                        StandardCharsets.UTF_8))) {
                    String line;
                    while (lines + unreadable < most && (line = reader.readLine()) != null) {
                        JsonNode object = object(line);
                        if (object == null) {
                            unreadable++;
                        } else {
                            lines++;
                            each.accept(object);
                        }
                    }
                }
            }
        }
        return new Reading(lines, unreadable);
    }

    private static JsonNode object(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * The numbers of lines that were read.
     *
     * @param lines the number of lines that were JSON objects
     * @param unreadable the number of other lines
     */
    record Reading(long lines, long unreadable) {}
}
