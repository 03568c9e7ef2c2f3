package dev.marquee.literal;

import java.util.Locale;

/**
 * Checks a whole literal and notes its values on a tape; the package states the grammar. The
 * brackets that are open are kept on a stack of its own, so no literal is too deep for the
 * thread's.
 *
 * <p>Not thread-safe; reusable, also after an exception.
 */
final class LiteralScanner {
    /** As deep as Python's tokenizer goes. */
    static final int MAX_DEPTH = 200;

    /** Where in which brackets the scanner is. */
    private enum Place {
        LIST(']', "',' or ']'"),
        /** In parentheses without a comma so far. */
        GROUP(')', "',' or ')'"),
        TUPLE(')', "',' or ')'"),
        /** In braces with neither colon nor comma so far. */
        BRACE('}', "':', ',' or '}'"),
        KEY('}', "':'"),
        VALUE('}', "',' or '}'"),
        SET('}', "',' or '}'");

        private final char closing;
        private final String afterValue;

        Place(char closing, String afterValue) {
            this.closing = closing;
            this.afterValue = afterValue;
        }
    }

    private final TextToken text = new TextToken();
    private final NumberToken number = new NumberToken();
    private final Place[] places = new Place[MAX_DEPTH + 1];
    private final int[] entries = new int[MAX_DEPTH + 1];
    private final boolean[] hashable = new boolean[MAX_DEPTH + 1];
    private final Source source;
    private final Tape tape;

    /** How many brackets are open; 0 is outside all, where a comma makes a tuple too. */
    private int depth;

    LiteralScanner(Source source, Tape tape) {
        this.source = source;
        this.tape = tape;
    }

    /**
     * Scans the source. The first entry of the tape is then a group or a tuple, as if there were
     * parentheses around all.
     *
     * @throws LiteralException if it is none; the tape holds nothing of use then
     */
    void scan() throws LiteralException {
        tape.clear();
        depth = -1;
        int i = Space.skipLines(source, Space.skipIndentation(source));
        enter(Place.GROUP, i);
        boolean mayLeave = false;
        while (true) {
            i = skipSpace(i);
            Place opened = opening(source.at(i));
            if (opened != null) {
                enter(opened, i++);
                mayLeave = true;
                continue;
            }
            i = mayLeave && isClosing(i) ? leave(i) : scanScalar(i);
            i = leaveAllThatEnd(i);
            if (depth < 0) {
                return;
            }
            mayLeave = source.at(i) == ',';
            separate(i++);
        }
    }

    /** From the end of a value to the next separator, or, with depth -1, to the end. */
    private int leaveAllThatEnd(int position) throws LiteralException {
        int i = skipSpace(position);
        while (depth >= 0 && places[depth] != Place.KEY && isClosing(i)) {
            i = skipSpace(leave(i));
        }
        return i;
    }

    private static Place opening(char c) {
        return switch (c) {
            case '[' -> Place.LIST;
            case '(' -> Place.GROUP;
            case '{' -> Place.BRACE;
            default -> null;
        };
    }

    private void enter(Place place, int position) throws LiteralException {
        deeper(position);
        places[depth] = place;
        hashable[depth] = true;
        entries[depth] = tape.add(Kind.GROUP, position, position);
    }

    private void deeper(int position) throws LiteralException {
        if (depth == MAX_DEPTH) {
            throw new LiteralException("brackets more than " + MAX_DEPTH + " deep", position);
        }
        depth++;
    }

    private boolean isClosing(int position) {
        if (depth == 0) {
            return source.isAtEnd(position) || source.isLineEnd(position);
        }
        return source.at(position) == places[depth].closing;
    }

    /** Ends the innermost brackets, and returns the place after them. */
    private int leave(int position) throws LiteralException {
        int entry = entries[depth];
        boolean empty = tape.isLast(entry);
        Kind kind =
                switch (places[depth]) {
                    case LIST -> Kind.LIST;
                    case GROUP -> empty ? Kind.TUPLE : Kind.GROUP;
                    case TUPLE -> Kind.TUPLE;
                    case BRACE -> empty ? Kind.DICT : Kind.SET;
                    case KEY, VALUE -> Kind.DICT;
                    case SET -> Kind.SET;
                };
        tape.close(entry, kind);
        boolean isHashable = hashable[depth] && (kind == Kind.GROUP || kind == Kind.TUPLE);
        depth--;
        if (depth < 0) {
            int end = Space.skipLines(source, position);
            if (!source.isAtEnd(end)) {
                throw source.expected("the end", end);
            }
            return end;
        }
        if (!isHashable) {
            noteUnhashable(kind, tape.start(entry));
        }
        return position + 1;
    }

    /**
     * A mutable value cannot be a key or an item of a set, and neither can a tuple that holds one.
     */
    private void noteUnhashable(Kind kind, int start) throws LiteralException {
        switch (places[depth]) {
            case BRACE, KEY, SET ->
                    throw new LiteralException(kind + " as a key or an item of a set", start);
            case GROUP, TUPLE -> hashable[depth] = false;
            case LIST, VALUE -> {}
        }
    }

    private void separate(int position) throws LiteralException {
        Place place = places[depth];
        char c = source.at(position);
        if (c == ',' && place != Place.KEY) {
            places[depth] =
                    switch (place) {
                        case GROUP -> Place.TUPLE;
                        case BRACE -> Place.SET;
                        case VALUE -> Place.KEY;
                        default -> place;
                    };
        } else if (c == ':' && (place == Place.KEY || place == Place.BRACE)) {
            places[depth] = Place.VALUE;
        } else {
            String wanted = depth == 0 ? "the end" : place.afterValue;
            throw source.expected(wanted, position);
        }
    }

    private int scanScalar(int start) throws LiteralException {
        char c = source.at(start);
        if (source.isQuote(start)) {
            return scanText(start);
        }
        if (NumberToken.startsAt(source, start)) {
            return scanNumber(start, false);
        }
        if (c == '-' || c == '+') {
            return scanSigned(start);
        }
        if (source.isNameStart(start)) {
            return firstQuote(start) >= 0 ? scanText(start) : scanName(start);
        }
        throw source.expected("a value", start);
    }

    /** A number after a sign: it may be in parentheses, but has no sign of its own. */
    private int scanSigned(int sign) throws LiteralException {
        int outerDepth = depth;
        int i = skipSpace(sign + 1);
        while (source.at(i) == '(') {
            deeper(i);
            places[depth] = Place.GROUP;
            i = skipSpace(i + 1);
        }
        if (!NumberToken.startsAt(source, i)) {
            throw source.expected("a number after the sign", i);
        }
        i = scanNumber(i, source.at(sign) == '-');
        while (depth > outerDepth) {
            i = skipSpace(i);
            if (source.at(i) != ')') {
                throw source.expected("')'", i);
            }
            depth--;
            i++;
        }
        return i;
    }

    private int scanNumber(int start, boolean negative) throws LiteralException {
        int end = number.scan(source, start);
        Kind kind;
        if (number.isReal()) {
            kind = negative ? Kind.NEGATIVE_REAL : Kind.REAL;
        } else {
            kind = negative ? Kind.NEGATIVE_WHOLE : Kind.WHOLE;
        }
        tape.add(kind, start, end);
        return end;
    }

    /**
     * A string, or several side by side, which are one.
     *
     * @return the first place after the space
     */
    private int scanText(int start) throws LiteralException {
        int quote = firstQuote(start);
        int end = text.scan(source, quote, isRaw(start, quote));
        int next = skipSpace(end);
        int nextQuote = firstQuote(next);
        if (nextQuote < 0 && text.isPlain()) {
            int quotes = text.quotes();
            tape.add(Kind.PLAIN_TEXT, quote + quotes, end - quotes);
            return next;
        }
        while (nextQuote >= 0) {
            end = text.scan(source, nextQuote, isRaw(next, nextQuote));
            next = skipSpace(end);
            nextQuote = firstQuote(next);
        }
        tape.add(Kind.TEXT, start, end);
        return next;
    }

    /** The quote of a string that begins here, perhaps with a prefix, or -1. */
    private int firstQuote(int start) {
        // The longest prefix is of two letters.
        for (int i = start; i <= start + 2; i++) {
            switch (source.at(i)) {
                case '\'', '"' -> {
                    return i;
                }
                case 'r', 'R', 'u', 'U', 'b', 'B', 'f', 'F' -> {}
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    private boolean isRaw(int start, int quote) throws LiteralException {
        if (quote == start) {
            return false;
        }
        String prefix = source.substring(start, quote);
        return switch (prefix.toLowerCase(Locale.ROOT)) {
            case "u" -> false;
            case "r" -> true;
            case "b", "br", "rb" -> throw new LiteralException("bytes are not read", start);
            case "f", "fr", "rf" ->
                    throw new LiteralException("an f-string is not a literal", start);
            default -> throw new LiteralException("no prefix of a string: " + prefix, start);
        };
    }

    private int scanName(int start) throws LiteralException {
        int end = start;
        while (source.isNamePart(end)) {
            end++;
        }
        if (source.isEqual(start, end, "None")) {
            tape.add(Kind.NONE, start, end);
        } else if (source.isEqual(start, end, "True")) {
            tape.add(Kind.TRUE, start, end);
        } else if (source.isEqual(start, end, "False")) {
            tape.add(Kind.FALSE, start, end);
        } else {
            throw new LiteralException("a name that is not a literal", start);
        }
        return end;
    }

    private int skipSpace(int from) throws LiteralException {
        return Space.skip(source, from, depth > 0);
    }
}
