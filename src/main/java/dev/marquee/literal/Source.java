package dev.marquee.literal;

import java.util.Arrays;

/**
 * The text of a literal, as characters in an array, which are twice as fast to look at as those of
 * a {@code String}. NUL follows the last one, and ends every token.
 *
 * <p>Not thread-safe; reusable.
 */
final class Source {
    private static final int INITIAL_LENGTH = 1 << 12;

    /** What is larger is given back before the next text. */
    private static final int KEPT_LENGTH = 1 << 20;

    /** For each character whether the text of a string may not go on as it is. */
    private static final boolean[] STOPS = new boolean[Character.MAX_VALUE + 1];

    static {
        Arrays.fill(STOPS, 0, ' ', true);
        Arrays.fill(STOPS, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, true);
        STOPS['\''] = true;
        STOPS['"'] = true;
        STOPS['\\'] = true;
    }

    private String text = "";
    private int length;
    private char[] characters = new char[INITIAL_LENGTH];

    void reset(String newText) {
        text = newText;
        length = newText.length();
        if (characters.length <= length || characters.length > KEPT_LENGTH) {
            characters = new char[Math.max(length + 1, INITIAL_LENGTH)];
        }
        newText.getChars(0, length, characters, 0);
        characters[length] = 0;
    }

    /** The character at a place, or NUL at the end; no further. */
    char at(int position) {
        return characters[position];
    }

    boolean isAtEnd(int position) {
        return position == length;
    }

    String substring(int start, int end) {
        return text.substring(start, end);
    }

    /** Whether a part is equal to another text. */
    boolean isEqual(int start, int end, String other) {
        return end - start == other.length() && text.startsWith(other, start);
    }

    /**
     * The place after a character of a string or a comment.
     *
     * @throws LiteralException if it is NUL or half of a surrogate pair, which Python refuses
     *     everywhere in a source
     */
    int next(int position) throws LiteralException {
        char c = at(position);
        if (c == 0) {
            throw new LiteralException("a NUL character", position);
        }
        if (!Character.isSurrogate(c)) {
            return position + 1;
        }
        if (Character.isHighSurrogate(c) && Character.isLowSurrogate(at(position + 1))) {
            return position + 2;
        }
        throw new LiteralException("half of a surrogate pair", position);
    }

    /**
     * Skips ordinary characters of a string: the first place that is a quote of either kind, a
     * backslash, a control character, a surrogate, or the end.
     */
    int skipOrdinary(int from) {
        char[] local = characters;
        int i = from;
        while (!STOPS[local[i]]) {
            i++;
        }
        return i;
    }

    boolean isQuote(int position) {
        char c = at(position);
        return c == '\'' || c == '"';
    }

    /** Whether LF, CR or CRLF begins there. */
    boolean isLineEnd(int position) {
        char c = at(position);
        return c == '\n' || c == '\r';
    }

    /** The place after the line end at a place. */
    int afterLineEnd(int position) {
        return position + (at(position) == '\r' && at(position + 1) == '\n' ? 2 : 1);
    }

    boolean isDigit(int position) {
        return isDigit(position, 10);
    }

    /** Whether there is a digit of base 2, 8, 10 or 16; the JDK knows those of all scripts. */
    boolean isDigit(int position, int radix) {
        char c = at(position);
        if (c <= '9') {
            return c >= '0' && c < '0' + radix;
        }
        return radix == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
    }

    /** Whether a name may begin there; Python's names have other letters too, but no literal. */
    boolean isNameStart(int position) {
        char c = at(position);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** Whether a name or number that ends there would go on. */
    boolean isNamePart(int position) {
        return isNameStart(position) || isDigit(position) || at(position) > 0x7F;
    }

    /** For something else than what the grammar wants at a place. */
    LiteralException expected(String wanted, int position) {
        return new LiteralException("expected " + wanted + ", found " + found(position), position);
    }

    private String found(int position) {
        if (isAtEnd(position)) {
            return "the end";
        }
        int character = text.codePointAt(position);
        return character > ' ' && character < 0x7F
                ? "'" + (char) character + "'"
                : String.format("U+%04X", character);
    }
}
