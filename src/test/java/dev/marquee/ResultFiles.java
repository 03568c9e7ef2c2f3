package dev.marquee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of a run, as they lie in their folder.
 *
 * @param folder the folder of a job, with a folder for each result
 */
public record ResultFiles(Path folder) {
    private static final ObjectMapper JSON = new JsonMapper();

    /** The sorted lines of a result's finished files. */
    public List<String> lines(String result) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path file : files(folder.resolve(result))) {
            if (!isHidden(file)) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        lines.sort(null);
        return lines;
    }

    public List<JsonNode> objects(String result) throws Exception {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines(result)) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    public JsonNode summary() throws Exception {
        return JSON.readTree(folder.resolve("summary.json").toFile());
    }

    /** The files that are still being written, or were left behind. */
    public List<Path> unfinishedFiles() throws Exception {
        return files(folder).stream().filter(ResultFiles::isHidden).toList();
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static List<Path> files(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
