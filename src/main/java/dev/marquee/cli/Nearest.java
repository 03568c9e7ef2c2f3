package dev.marquee.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that a user may have meant. picocli suggests names of options and commands only;
 * values, operators, questions and keys of a file need suggestions too, so one rule serves all.
 */
public final class Nearest {
    /** The length from which a part of a name is enough to find it. */
    private static final int ENOUGH_TO_KNOW = 3;

    private Nearest() {}

    /**
     * The name with the fewest insertions, deletions and changes of a character (Levenshtein's
     * distance), ignoring case, among those that share at least half with what was typed or contain
     * it.
     */
    public static Optional<String> to(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> isNear(typed, name))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    private static boolean isNear(String typed, String name) {
        return distance(typed, name) * 2 <= Math.max(typed.length(), name.length())
                || (typed.length() >= ENOUGH_TO_KNOW
                        && name.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)));
    }

    /** {@code "; did you mean 'x'?"}, or nothing. */
    public static String question(String typed, Collection<String> names) {
        return to(typed, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    private static int distance(String typed, String name) {
        String left = typed.toLowerCase(Locale.ROOT);
        String right = name.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
