package dev.marquee.job;

/**
 * The order of texts by Unicode code points, which is that of their UTF-8 bytes and the one that
 * other tools sort by. {@link String#compareTo} puts what lies beyond the basic plane, as most
 * emoji do, before U+E000.
 */
public final class CodePoints {
    private CodePoints() {}

    /** The order of two texts, as {@link java.util.Comparator#compare} has it. */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothOrNone = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothOrNone ? a - b : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return left.length() - right.length();
    }
}
