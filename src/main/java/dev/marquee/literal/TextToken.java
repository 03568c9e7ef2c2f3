package dev.marquee.literal;

/** Scans one string in quotes, without decoding it. Not thread-safe. */
final class TextToken {
    private boolean plain;
    private int quotes;

    /** Whether the value of the last scanned string is the text between its quotes. */
    boolean isPlain() {
        return plain;
    }

    /** How many quotes the last scanned string has at each end. */
    int quotes() {
        return quotes;
    }

    /** The number of quotes at each end: one or three. */
    static int quotes(Source source, int opening) {
        char quote = source.at(opening);
        boolean triple = source.at(opening + 1) == quote && source.at(opening + 2) == quote;
        return triple ? 3 : 1;
    }

    /**
     * Scans the string whose first quote is here.
     *
     * @param raw whether backslashes are text
     * @return the place after the last quote
     */
    int scan(Source source, int opening, boolean raw) throws LiteralException {
        plain = true;
        char quote = source.at(opening);
        quotes = quotes(source, opening);
        int i = opening + quotes;
        while (true) {
            i = source.skipOrdinary(i);
            char c = source.at(i);
            if (c == quote) {
                if (quotes == 1) {
                    return i + 1;
                }
                if (source.at(i + 1) == quote && source.at(i + 2) == quote) {
                    return i + 3;
                }
                i++;
            } else if (c == '\\') {
                plain &= raw;
                i = raw ? afterBackslash(source, i + 1) : afterEscape(source, i + 1);
            } else if (source.isLineEnd(i)) {
                if (quotes == 1) {
                    throw new LiteralException("a line end inside a string", i);
                }
                plain &= c != '\r';
                i++;
            } else if (source.isAtEnd(i)) {
                throw new LiteralException("a string without its closing quote", opening);
            } else {
                i = source.next(i);
            }
        }
    }

    /** After a backslash no quote ends the string, and a line end is allowed. */
    private int afterBackslash(Source source, int escaped) throws LiteralException {
        if (source.isLineEnd(escaped)) {
            plain &= source.at(escaped) != '\r';
            return source.afterLineEnd(escaped);
        }
        return source.isAtEnd(escaped) ? escaped : source.next(escaped);
    }

    private int afterEscape(Source source, int escaped) throws LiteralException {
        int digits =
                switch (source.at(escaped)) {
                    case 'x' -> 2;
                    case 'u' -> 4;
                    case 'U' -> 8;
                    case 'N' ->
                            throw new LiteralException(
                                    "escapes by name (\\N) are not read", escaped - 1);
                    default -> 0;
                };
        if (digits == 0) {
            return afterBackslash(source, escaped);
        }
        int end = escaped + 1 + digits;
        int character = 0;
        for (int i = escaped + 1; i < end; i++) {
            if (!source.isDigit(i, 16) || character > Character.MAX_CODE_POINT >> 4) {
                throw new LiteralException("an escape that is not a character", escaped - 1);
            }
            character = character * 16 + Character.digit(source.at(i), 16);
        }
        return end;
    }
}
