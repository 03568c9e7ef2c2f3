package dev.marquee.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.GetResponse;
import dev.marquee.ResultFiles;
import dev.marquee.job.Emit;
import dev.marquee.trending.AskedQuestions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares the results of a run with those of an undisturbed one, as multisets of lines. Only two
 * parts of a line may differ. An image that was downloaded before a failure is {@code present}
 * after it. A file may have been read from another folder.
 */
final class Comparison {
    private static final String REJECTED = "rejected";
    private static final String ROUTING_PREFIX = "trending.";
    private static final int MOST_EXAMPLES = 3;
    private static final int LONGEST = 200;

    private final List<String> differences = new ArrayList<>();

    private Comparison() {}

    /** The differences between two bounded runs, a line each. */
    static List<String> ofBounded(ResultFiles expected, ResultFiles actual) throws Exception {
        Comparison comparison = new Comparison();
        for (String result : results()) {
            comparison.compare(result, lines(expected, result), lines(actual, result));
        }
        return comparison.differences;
    }

    /**
     * The same for a run whose rows came as messages, where a rejected record has another place.
     */
    static List<String> ofMessages(ResultFiles expected, ResultFiles actual) throws Exception {
        Comparison comparison = new Comparison();
        for (String result : AskedQuestions.results(Emit.AT_END)) {
            comparison.compare(result, lines(expected, result), lines(actual, result));
        }
        comparison.compare(REJECTED, rawRecords(expected), rawRecords(actual));
        return comparison.differences;
    }

    private static List<String> rawRecords(ResultFiles results) throws Exception {
        return results.objects(REJECTED).stream()
                .map(line -> line.path("reason").asText() + ": " + line.path("raw").asText())
                .sorted()
                .toList();
    }

    /**
     * The differences between an endless run and a bounded one of the same input. An endless run
     * writes what it knows at the time: title and days of a worldwide video, and each leader among
     * the days, depend on the order in which rows arrive. The videos and the last leader do not.
     */
    static List<String> ofEndless(ResultFiles expected, ResultFiles actual) throws Exception {
        Comparison comparison = new Comparison();
        for (String result : List.of("funny-videos", REJECTED)) {
            comparison.compare(result, lines(expected, result), lines(actual, result));
        }
        comparison.compare("worldwide-videos", videos(expected), videos(actual));
        comparison.compare("top-day", leader(expected), leader(actual));
        return comparison.differences;
    }

    /**
     * The differences between results and the messages that were published of them. A message may
     * be repeated with the same id and body.
     */
    static List<String> ofPublished(ResultFiles expected, List<GetResponse> messages)
            throws Exception {
        Comparison comparison = new Comparison();
        Map<String, String> bodies = new HashMap<>();
        Map<String, List<String>> byKey = new HashMap<>();
        for (GetResponse message : messages) {
            String id = message.getProps().getMessageId();
            String body =
                    normal(
                            ResultFiles.object(
                                    new String(message.getBody(), StandardCharsets.UTF_8)));
            String earlier = bodies.putIfAbsent(id, body);
            if (earlier == null) {
                byKey.computeIfAbsent(
                                message.getEnvelope().getRoutingKey(), key -> new ArrayList<>())
                        .add(body);
            } else if (!earlier.equals(body)) {
                comparison.differences.add("two messages have the id " + id);
            }
        }
        for (String result : results()) {
            if (!result.equals(REJECTED)) {
                List<String> published =
                        new ArrayList<>(byKey.getOrDefault(ROUTING_PREFIX + result, List.of()));
                published.sort(null);
                comparison.compare("published " + result, lines(expected, result), published);
            }
        }
        return comparison.differences;
    }

    private static List<String> results() {
        return Stream.concat(AskedQuestions.results(Emit.AT_END).stream(), Stream.of(REJECTED))
                .toList();
    }

    private static List<String> lines(ResultFiles results, String result) throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : results.objects(result)) {
            lines.add(normal(line));
        }
        lines.sort(null);
        return lines;
    }

    private static String normal(JsonNode line) {
        if (line.path("status").asText().equals("present")) {
            ((ObjectNode) line).put("status", "downloaded");
        }
        String file = line.path("file").asText();
        if (!file.isEmpty()) {
            // The same file may have been read from another folder.
            ((ObjectNode) line).put("file", file.substring(file.lastIndexOf('/') + 1));
        }
        return line.toString();
    }

    private static List<String> videos(ResultFiles results) throws Exception {
        return results.objects("worldwide-videos").stream()
                .map(line -> line.path("video_id").asText())
                .sorted()
                .toList();
    }

    private static List<String> leader(ResultFiles results) throws Exception {
        return results.objects("top-day").stream()
                .max(
                        Comparator.<JsonNode>comparingLong(
                                        line -> line.path("listing_views").asLong())
                                .thenComparing(
                                        line -> line.path("day").asText(),
                                        Comparator.reverseOrder())
                                .thenComparingLong(line -> line.path("listings").asLong()))
                .map(JsonNode::toString)
                .stream()
                .toList();
    }

    /** Both lists are sorted. */
    private void compare(String result, List<String> wanted, List<String> found) {
        if (wanted.isEmpty()) {
            differences.add(result + ": the undisturbed run has none, so nothing was compared");
        }
        if (wanted.equals(found)) {
            return;
        }
        List<String> missing = without(wanted, found);
        List<String> tooMany = without(found, wanted);
        differences.add(
                "%s: %d lines are missing, %d are too many of %d; missing %s, too many %s"
                        .formatted(
                                result,
                                missing.size(),
                                tooMany.size(),
                                wanted.size(),
                                examples(missing),
                                examples(tooMany)));
    }

    private static List<String> examples(List<String> lines) {
        return lines.stream()
                .limit(MOST_EXAMPLES)
                .map(line -> line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…")
                .toList();
    }

    /** The lines of one multiset that another one does not have, or not as often. */
    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> counts = new HashMap<>();
        others.forEach(line -> counts.merge(line, 1, Integer::sum));
        List<String> rest = new ArrayList<>();
        for (String line : lines) {
            if (counts.merge(line, -1, Integer::sum) < 0) {
                rest.add(line);
            }
        }
        return rest;
    }
}
