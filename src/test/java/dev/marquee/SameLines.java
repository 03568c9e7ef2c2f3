package dev.marquee;

import java.util.List;

/**
 * Compares long lists of lines. The error contains only the first difference, because two whole
 * results can be megabytes.
 */
public final class SameLines {
    private static final int MAX_SHOWN_CHARACTERS = 500;

    private SameLines() {}

    /**
     * Asserts that both lists have the same lines in the same order.
     *
     * @param description the name of the lines in the error
     */
    public static void assertEqual(String description, List<String> actual, List<String> expected) {
        if (!actual.equals(expected)) {
            int line = firstDifference(actual, expected);
            throw new AssertionError(
                    "%s has %d lines, expected %d; line %d is %s, expected %s"
                            .formatted(
                                    description,
                                    actual.size(),
                                    expected.size(),
                                    line,
                                    shown(actual, line),
                                    shown(expected, line)));
        }
    }

    private static int firstDifference(List<String> actual, List<String> expected) {
        int line = 0;
        while (line < actual.size()
                && line < expected.size()
                && actual.get(line).equals(expected.get(line))) {
            line++;
        }
        return line;
    }

    private static String shown(List<String> lines, int line) {
        if (line == lines.size()) {
            return "missing";
        }
        String text = lines.get(line);
        return text.length() <= MAX_SHOWN_CHARACTERS
                ? "<" + text + ">"
                : "<" + text.substring(0, MAX_SHOWN_CHARACTERS) + "…>";
    }
}
