package dev.marquee.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the answers of a contender: the lines of each result, reduced to the fields that all
 * contenders write.
 */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    /**
     * Reads the answers.
     *
     * @param folder the folder that contains a folder of JSON Lines for each result
     * @param fields the fields of each result that are compared
     */
    static Map<String, List<String>> read(Path folder, Map<String, List<String>> fields)
            throws IOException {
        Map<String, List<String>> answers = new TreeMap<>();
        for (Map.Entry<String, List<String>> result : fields.entrySet()) {
            List<String> lines = new ArrayList<>();
            for (Path file : files(folder.resolve(result.getKey()))) {
                for (String line : Files.readAllLines(file)) {
                    lines.add(reduced(JSON.readTree(line), result.getValue()));
                }
            }
            lines.sort(null);
            answers.put(result.getKey(), lines);
        }
        return answers;
    }

    private static String reduced(JsonNode line, List<String> fields) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            JsonNode value = line.path(field);
            // Databases and Flink write different numbers of digits of a double.
            values.add(
                    value.isFloatingPointNumber()
                            ? "%.9f".formatted(value.asDouble())
                            : value.asText());
        }
        return String.join(" | ", values);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
