package dev.marquee.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The quality of the input.
 *
 * @param figures the numbers of repaired, ignored and skipped values
 * @param reasons the reasons for rejected records, the most frequent first
 * @param sampled a sentence if the reasons were counted in a sample; otherwise empty
 * @param warnings the warnings of the run
 */
record Quality(List<Figure> figures, List<Reason> reasons, String sampled, List<String> warnings) {
    private static final String REJECTED = "rejected";
    private static final int MOST_READ = 20_000;
    private static final int EXAMPLES = 3;
    private static final int MOST_WARNINGS = 100;
    private static final int MOST_REASONS = 50;
    private static final int LONGEST_RAW = 400;
    private static final int LONGEST_REASON = 200;

    /**
     * A reason for rejecting records.
     *
     * @param name its name
     * @param count the number of records
     * @param share their share of all rejected records
     * @param examples examples of them
     */
    record Reason(String name, long count, String share, List<Example> examples) {}

    /**
     * A rejected record.
     *
     * @param file the file's name
     * @param path the path of the file
     * @param offset the byte at which the record begins
     * @param reason the reason for the rejection
     * @param raw the beginning of the record, with escapes for invisible characters
     */
    record Example(String file, String path, String offset, String reason, String raw) {}

    static Quality of(ResultLines results, RunSummary run, List<Figure> figures)
            throws IOException {
        Map<String, Long> sampled = new TreeMap<>();
        Map<String, List<Example>> examples = new TreeMap<>();
        ResultLines.Reading read =
                results.read(
                        REJECTED,
                        MOST_READ,
                        line -> {
                            String kind = kind(line.path("reason").asText());
                            if (sampled.size() < MOST_REASONS || sampled.containsKey(kind)) {
                                sampled.merge(kind, 1L, Long::sum);
                                List<Example> some =
                                        examples.computeIfAbsent(kind, k -> new ArrayList<>());
                                if (some.size() < EXAMPLES) {
                                    some.add(example(line));
                                }
                            }
                        });
        Map<String, Long> counted = run.numbers(REJECTED);
        Map<String, Long> counts = counted.isEmpty() ? sampled : counted;
        long all = counts.values().stream().mapToLong(n -> n).sum();
        List<Reason> reasons =
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(MOST_REASONS)
                        .map(
                                entry ->
                                        new Reason(
                                                PageText.visible(entry.getKey(), LONGEST_REASON),
                                                entry.getValue(),
                                                PageFormat.share(entry.getValue(), all),
                                                examples.getOrDefault(entry.getKey(), List.of())))
                        .toList();
        boolean isSample = counted.isEmpty() && read.lines() + read.unreadable() == MOST_READ;
        return new Quality(
                figures,
                reasons,
                isSample
                        ? "Counted over the first %s rejected records."
                                .formatted(PageFormat.number(MOST_READ))
                        : "",
                warnings(run));
    }

    private static List<String> warnings(RunSummary run) {
        List<String> warnings = new ArrayList<>();
        for (JsonNode warning : run.list("warnings")) {
            if (warnings.size() == MOST_WARNINGS) {
                warnings.add(
                        "… and %s more"
                                .formatted(
                                        PageFormat.number(
                                                run.list("warnings").size() - MOST_WARNINGS)));
                break;
            }
            warnings.add(PageText.visible(text(warning), LONGEST_RAW));
        }
        return warnings;
    }

    /** A warning is a text, or an object whose values are joined. */
    private static String text(JsonNode warning) {
        if (!warning.isObject()) {
            return warning.asText();
        }
        Map<String, String> parts = new LinkedHashMap<>();
        warning.properties().forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
        return String.join(": ", parts.values());
    }

    /** The kind of a reason is the text before its colon. */
    private static String kind(String reason) {
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    private static Example example(JsonNode line) {
        String path = line.path("file").asText();
        return new Example(
                PageText.visible(path.substring(path.lastIndexOf('/') + 1), LONGEST_REASON),
                PageText.visible(path, LONGEST_RAW),
                PageFormat.number(line.path("offset").asLong()),
                PageText.visible(line.path("reason").asText(), LONGEST_REASON),
                PageText.visible(line.path("raw").asText(), LONGEST_RAW));
    }
}
