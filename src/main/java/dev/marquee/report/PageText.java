package dev.marquee.report;

/**
 * Makes texts of the input safe for the page. Titles and raw records may be hostile: they may have
 * any length and any characters.
 */
final class PageText {
    private static final char REPLACEMENT = '\uFFFD';

    private PageText() {}

    /**
     * Returns the first characters of a text in a form that is valid in HTML. A lone surrogate and
     * a control character become U+FFFD, a surrogate pair is never split, and an ellipsis replaces
     * the rest.
     *
     * @param most a number of UTF-16 code units, 1 or more
     */
    static String cut(String text, int most) {
        String valid = valid(text, most);
        StringBuilder shown = new StringBuilder(valid.length());
        for (int i = 0; i < valid.length(); i++) {
            char unit = valid.charAt(i);
            boolean space = unit == '\t' || unit == '\n' || unit == '\r';
            shown.append(Character.isISOControl(unit) && !space ? REPLACEMENT : unit);
        }
        return shown.toString();
    }

    private static String valid(String text, int most) {
        int end = Math.min(text.length(), most);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder valid = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                valid.append(unit);
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < end
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                valid.append(unit).append(text.charAt(++i));
            } else {
                valid.append(REPLACEMENT);
            }
        }
        return end < text.length() ? valid.append('…').toString() : valid.toString();
    }

    /**
     * Returns the first characters of a text as valid Unicode. Control characters, bidirectional
     * formatting and line separators become escapes. For raw records and reasons, whose invisible
     * characters the reader looks for.
     */
    static String visible(String text, int most) {
        String valid = valid(text, most);
        StringBuilder visible = new StringBuilder(valid.length());
        for (int i = 0; i < valid.length(); i++) {
            char unit = valid.charAt(i);
            switch (unit) {
                case '\n' -> visible.append("\\n");
                case '\r' -> visible.append("\\r");
                case '\t' -> visible.append("\\t");
                default -> {
                    if (isInvisible(unit)) {
                        visible.append("\\u%04x".formatted((int) unit));
                    } else {
                        visible.append(unit);
                    }
                }
            }
        }
        return visible.toString();
    }

    private static boolean isInvisible(char unit) {
        return Character.isISOControl(unit)
                || unit == '\u2028'
                || unit == '\u2029'
                || (unit >= '\u202A' && unit <= '\u202E')
                || (unit >= '\u2066' && unit <= '\u2069');
    }
}
