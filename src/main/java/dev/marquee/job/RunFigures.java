package dev.marquee.job;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a run, added up over all operators, from which its summary is made.
 *
 * @param byName the values of Flink's accumulators
 */
public record RunFigures(Map<String, Object> byName) {
    /** A figure; 0 if no operator has it. */
    public long number(String name) {
        return byName.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** The figures whose names begin so, by the rest of their names, in its order. */
    public Map<String, Long> withPrefix(String prefix) {
        Map<String, Long> some = new TreeMap<>();
        for (String name : byName.keySet()) {
            if (name.startsWith(prefix)) {
                some.put(name.substring(prefix.length()), number(name));
            }
        }
        return some;
    }

    /** How many records were rejected. */
    public long rejected() {
        return withPrefix(CommonFigures.REJECTED).values().stream().mapToLong(n -> n).sum();
    }

    /** The files of which more than nine in ten records were rejected, in the order of names. */
    public List<FileCount> mostlyRejected() {
        return FileCounts.mostlyRejected(byName.get(FileCounts.NAME));
    }

    /**
     * The beginning of a summary: what was read.
     *
     * @param files how many files
     * @param leftAlone how many files of the input were not read
     * @param bytes the size of those that were
     */
    public Map<String, Object> summary(int files, int leftAlone, long bytes) {
        long used = number(CommonFigures.ROWS_USED);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("files", files);
        summary.put("files_left_alone", leftAlone);
        summary.put("bytes", bytes);
        summary.put("rows_read", used + rejected());
        summary.put("rows_used", used);
        summary.put("rows_rejected", rejected());
        summary.put("rejected", withPrefix(CommonFigures.REJECTED));
        return summary;
    }

    /**
     * How many lines each result has.
     *
     * @param rejected the name of the result that has the rejected records
     */
    public Map<String, Long> results(String rejected) {
        Map<String, Long> results = withPrefix(CommonFigures.RESULTS);
        results.putIfAbsent(rejected, rejected());
        return results;
    }

    /**
     * Returns these figures with counts of results that were made otherwise: Flink forgets the
     * figures of subtasks that had finished before a failure, and the files keep their lines.
     *
     * @param lines the number of lines of each result
     */
    public RunFigures withResults(Map<String, Long> lines) {
        Map<String, Object> all = new HashMap<>(byName);
        lines.forEach((result, count) -> all.put(CommonFigures.RESULTS + result, count));
        return new RunFigures(all);
    }

    /**
     * Whether figures are missing, because subtasks had finished before a failure or the job was
     * stopped: fewer bytes than the input has, or fewer results than their files have lines. A job
     * that continues from a savepoint into another folder counts more results than that folder has
     * lines, because it counts those of the folder before.
     *
     * @param inputBytes the size of the input, or 0 if it is not known
     * @param lines the number of lines of each result
     * @param rejected the name of the result that has the rejected records
     */
    public boolean miss(long inputBytes, Map<String, Long> lines, String rejected) {
        Map<String, Long> counted = results(rejected);
        return number(CommonFigures.BYTES) < inputBytes
                || lines.entrySet().stream()
                        .anyMatch(
                                result ->
                                        counted.getOrDefault(result.getKey(), 0L)
                                                < result.getValue());
    }
}
