package dev.marquee.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a run, from its {@code summary.json}. A run that has not ended has no figures, and
 * a detached run neither.
 */
record RunSummary(JsonNode json) {
    /** The subtitle of a page without figures. */
    static final String ABSENT =
            "There is no summary.json beside this page: the run has not ended, or was detached.";

    boolean exists() {
        return !json.isEmpty();
    }

    /** Returns a figure, or 0 if the run does not have it. */
    long number(String name) {
        return json.path(name).asLong();
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    double seconds() {
        return json.path("seconds").asDouble();
    }

    /** Returns the number of rows and the duration of the run, as the page shows them. */
    String rowsAndDuration() {
        return "%s read in %s"
                .formatted(
                        PageFormat.count(number("rows_read"), "row", "rows"),
                        PageFormat.duration(seconds()));
    }

    /** Returns a text, or an empty text if the run does not have it. */
    String text(String name) {
        return json.path(name).asText("");
    }

    /** Returns figures by name; empty if the run does not have them. */
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

    /** Whether the run answered the question, possibly without a row. */
    boolean answered(String result) {
        return json.path("results").has(result);
    }
}
