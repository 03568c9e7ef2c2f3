package dev.marquee.cli;

/**
 * Keeps credentials out of what is shown: of a URI, everything between {@code ://} and the
 * {@code @} before its host. A password may hold slashes, as the keys of S3 do; a port before a
 * path does not begin a password.
 *
 * <p>Texts may come from files, so this is a scanner whose time is linear in their length, and not
 * a regular expression.
 */
final class Secrets {
    private static final String AFTER_SCHEME = "://";
    private static final String MASK = "***";
    private static final int NONE = -1;

    private final String text;

    /** The end of the last run without white space and quotes that was scanned. */
    private int endOfRun;

    /** The last {@code @} in that run. */
    private int lastAtOfRun = NONE;

    private Secrets(String text) {
        this.text = text;
    }

    /** A text whose URIs show no user and no password. */
    static String masked(String text) {
        return text.contains(AFTER_SCHEME) ? new Secrets(text).masked() : text;
    }

    private String masked() {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        int scheme = text.indexOf(AFTER_SCHEME);
        while (scheme >= 0) {
            int start = scheme + AFTER_SCHEME.length();
            int at = isWord(scheme - 1) ? atOf(start) : NONE;
            if (at != NONE) {
                masked.append(text, copied, start).append(MASK);
                copied = at;
            }
            scheme = text.indexOf(AFTER_SCHEME, Math.max(start, copied));
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /** The {@code @} before the host of the URI whose authority begins here. */
    private int atOf(int start) {
        int colon = NONE;
        int at = NONE;
        for (int i = start; i < text.length() && text.charAt(i) != '/' && !isSpace(i); i++) {
            if (text.charAt(i) == '@') {
                at = i;
            } else if (text.charAt(i) == ':' && colon == NONE) {
                colon = i;
            }
        }
        if (at != NONE || colon <= start || isPort(colon + 1)) {
            return at;
        }
        scanRun(colon + 1);
        return lastAtOfRun > colon ? lastAtOfRun : NONE;
    }

    private void scanRun(int start) {
        if (start < endOfRun) {
            return;
        }
        lastAtOfRun = NONE;
        endOfRun = start;
        while (endOfRun < text.length() && !isSpace(endOfRun) && !isQuote(endOfRun)) {
            if (text.charAt(endOfRun) == '@') {
                lastAtOfRun = endOfRun;
            }
            endOfRun++;
        }
    }

    /** Whether digits and a slash are here. */
    private boolean isPort(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end > start && end < text.length() && text.charAt(end) == '/';
    }

    private boolean isWord(int index) {
        return index >= 0
                && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
    }

    private boolean isSpace(int index) {
        char c = text.charAt(index);
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private boolean isQuote(int index) {
        return text.charAt(index) == '\'' || text.charAt(index) == '"';
    }
}
