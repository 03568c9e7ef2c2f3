package dev.marquee.literal;

/**
 * The space between tokens: spaces, comments, line ends, and backslashes at the end of a line. A
 * line ends with LF, CR or CRLF.
 */
final class Space {
    private Space() {}

    /**
     * The first place that is none of it.
     *
     * @param inBrackets whether line ends are space too
     */
    static int skip(Source source, int from, boolean inBrackets) throws LiteralException {
        int i = from;
        while (true) {
            char c = source.at(i);
            if (c == ' ' || c == '\t' || c == '\f' || (inBrackets && source.isLineEnd(i))) {
                i++;
            } else if (c == '#') {
                i = endOfComment(source, i);
            } else if (c == '\\') {
                i = afterContinuation(source, i);
            } else {
                return i;
            }
        }
    }

    /** Spaces and tabs, which {@code literal_eval} strips. */
    static int skipIndentation(Source source) {
        int i = 0;
        while (source.at(i) == ' ' || source.at(i) == '\t') {
            i++;
        }
        return i;
    }

    /**
     * Skips lines with nothing but space, outside brackets.
     *
     * @param from where a line begins
     * @return where the first token of another line is, or the end
     * @throws LiteralException if that line is indented, which Python allows in blocks only; so is
     *     a last line of nothing but spaces, if no line end follows
     */
    static int skipLines(Source source, int from) throws LiteralException {
        int i = from;
        boolean indented = false;
        boolean indentedBeforeContinuation = false;
        while (true) {
            switch (source.at(i)) {
                case ' ', '\t' -> {
                    indented = true;
                    i++;
                }
                case '\f' -> {
                    indented = false;
                    i++;
                }
                case '\\' -> {
                    indentedBeforeContinuation |= indented;
                    i = afterContinuation(source, i);
                }
                case '#' -> {
                    i = endOfComment(source, i);
                    indented = false;
                    indentedBeforeContinuation = false;
                }
                case '\n', '\r' -> {
                    i++;
                    indented = false;
                    indentedBeforeContinuation = false;
                }
                default -> {
                    requireNoIndentation(indented || indentedBeforeContinuation, i);
                    return i;
                }
            }
        }
    }

    private static void requireNoIndentation(boolean indented, int offset) throws LiteralException {
        if (indented) {
            throw new LiteralException("unexpected indentation", offset);
        }
    }

    private static int afterContinuation(Source source, int backslash) throws LiteralException {
        int lineEnd = backslash + 1;
        if (!source.isLineEnd(lineEnd)) {
            throw source.expected("a line end after the backslash", lineEnd);
        }
        int next = source.afterLineEnd(lineEnd);
        if (source.isAtEnd(next)) {
            throw source.expected("another line", next);
        }
        return next;
    }

    private static int endOfComment(Source source, int start) throws LiteralException {
        int i = start;
        while (!source.isAtEnd(i) && !source.isLineEnd(i)) {
            i = source.next(i);
        }
        return i;
    }
}
