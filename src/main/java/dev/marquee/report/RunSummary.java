package dev.marquee.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a run, as its {@code summary.json} has them. A run that did not end, or that
 * nobody awaited, has none.
 */
record RunSummary(JsonNode json) {
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

    /** A figure as the page shows it, if the run has it. */
    void addTo(List<Figure> figures, String key, String name, String note) {
        if (has(key)) {
            figures.add(new Figure(name, PageFormat.number(number(key)), note));
        }
    }
}
