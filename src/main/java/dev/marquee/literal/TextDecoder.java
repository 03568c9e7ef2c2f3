package dev.marquee.literal;

/** Decodes strings that are not plain; they were scanned, so all in them is known to be right. */
final class TextDecoder {
    private final Source source;
    private final StringBuilder decoded;

    private TextDecoder(Source source, int capacity) {
        this.source = source;
        this.decoded = new StringBuilder(capacity);
    }

    /** The value of an entry that is a string. */
    static String text(Source source, Tape tape, int entry) throws LiteralException {
        int start = tape.start(entry);
        int end = tape.end(entry);
        return tape.kind(entry) == Kind.PLAIN_TEXT
                ? source.substring(start, end)
                : decode(source, start, end);
    }

    /** The value of the strings, one or several side by side, from start to end. */
    private static String decode(Source source, int start, int end) throws LiteralException {
        TextDecoder decoder = new TextDecoder(source, end - start);
        int i = start;
        while (i < end) {
            // The parts may be in brackets, or outside, where the scanner saw no line ends.
            i = Space.skip(source, decoder.decodePart(i), true);
        }
        return decoder.decoded.toString();
    }

    private int decodePart(int start) {
        int i = start;
        boolean raw = false;
        while (!source.isQuote(i)) {
            raw |= source.at(i) == 'r' || source.at(i) == 'R';
            i++;
        }
        char quote = source.at(i);
        int quotes = TextToken.quotes(source, i);
        i += quotes;
        while (!isClosing(i, quote, quotes)) {
            char c = source.at(i);
            if (c == '\\' && !raw) {
                i = decodeEscape(i + 1);
            } else if (c == '\\') {
                decoded.append(c);
                i = decodeCharacter(i + 1);
            } else {
                i = decodeCharacter(i);
            }
        }
        return i + quotes;
    }

    private boolean isClosing(int position, char quote, int quotes) {
        return source.at(position) == quote
                && (quotes == 1
                        || (source.at(position + 1) == quote && source.at(position + 2) == quote));
    }

    /** Unchanged, but every line end becomes LF, as when Python reads a source. */
    private int decodeCharacter(int position) {
        char c = source.at(position);
        if (c == '\r') {
            decoded.append('\n');
            return source.afterLineEnd(position);
        }
        decoded.append(c);
        return position + 1;
    }

    /** An escape, from the character after its backslash. */
    private int decodeEscape(int escaped) {
        char c = source.at(escaped);
        switch (c) {
            case '\n', '\r' -> {
                return source.afterLineEnd(escaped);
            }
            case '\\', '\'', '"' -> decoded.append(c);
            case 'a' -> decoded.append((char) 0x07);
            case 'b' -> decoded.append('\b');
            case 'f' -> decoded.append('\f');
            case 'n' -> decoded.append('\n');
            case 'r' -> decoded.append('\r');
            case 't' -> decoded.append('\t');
            case 'v' -> decoded.append((char) 0x0B);
            case 'x' -> {
                return decodeDigits(escaped + 1, 2, 16);
            }
            case 'u' -> {
                return decodeDigits(escaped + 1, 4, 16);
            }
            case 'U' -> {
                return decodeDigits(escaped + 1, 8, 16);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return decodeDigits(escaped, 3, 8);
            }
            default -> {
                // No escape of Python's: the backslash is text.
                decoded.append('\\');
                return decodeCharacter(escaped);
            }
        }
        return escaped + 1;
    }

    /** Octal digits end where they end; hexadecimal ones were counted by the scanner. */
    private int decodeDigits(int start, int mostDigits, int radix) {
        int i = start;
        int character = 0;
        while (i < start + mostDigits && source.isDigit(i, radix)) {
            character = character * radix + Character.digit(source.at(i), radix);
            i++;
        }
        decoded.appendCodePoint(character);
        return i;
    }
}
