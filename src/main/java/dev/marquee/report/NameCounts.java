package dev.marquee.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Counts the occurrences of each name, for a bounded number of names. */
final class NameCounts {
    private static final int MOST_NAMES = 2_000;
    private static final int LONGEST_NAME = 100;
    private static final String OTHERS = "(others)";

    private final Map<String, Long> counts = new HashMap<>();

    void add(String name) {
        String shown = PageText.cut(name, LONGEST_NAME);
        boolean known = counts.size() < MOST_NAMES || counts.containsKey(shown);
        counts.merge(known ? shown : OTHERS, 1L, Long::sum);
    }

    /** Writes {@code [["name", count], …]}, the largest first. */
    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Map.Entry<String, Long> entry :
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList()) {
            json.writeStartArray();
            json.writeString(entry.getKey());
            json.writeNumber(entry.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
