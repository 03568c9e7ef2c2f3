package dev.marquee.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a run, as its {@code summary.json} has them. A run that has not ended has none,
 * and neither has a detached run.
 */
record RunSummary(JsonNode json) {
    /** The subtitle of a page without figures. */
    static final String ABSENT = "The run left no summary.json: it has not ended, or was detached.";

    boolean exists() {
        return !json.isEmpty();
    }

    /** A figure; 0 where the run has none. */
    long number(String name) {
        return json.path(name).asLong();
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    double seconds() {
        return json.path("seconds").asDouble();
    }

    /** The rows that were read and the time that it took, as the page shows them. */
    String rowsAndDuration() {
        return "%s read in %s"
                .formatted(
                        PageFormat.count(number("rows_read"), "row", "rows"),
                        PageFormat.duration(seconds()));
    }

    /** A text; empty where the run has none. */
    String text(String name) {
        return json.path(name).asText("");
    }

    /** Figures by name; empty where the run has none. */
    Map<String, Long> numbers(String name) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        json.path(name)
                .properties()
                .forEach(field -> numbers.put(field.getKey(), field.getValue().asLong()));
        return numbers;
    }

    List<JsonNode> list(String name) {
        List<JsonNode> list = new ArrayList<>();
        if (json.path(name).isArray()) {
            json.path(name).forEach(list::add);
        }
        return list;
    }

    /** Whether the run answered the question, though perhaps without a row. */
    boolean answered(String result) {
        return json.path("results").has(result);
    }
}
