package dev.marquee.csv;

import dev.marquee.basics.PlainJava;

/**
 * White space as Python strips it: Unicode's property White_Space and the four separators U+001C to
 * U+001F. The JDK's {@code strip} keeps no-break spaces, with which real titles begin and end.
 */
@PlainJava
public final class WhiteSpace {
    private WhiteSpace() {}

    /** Returns the text without the white space at its ends; never null. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * Whether a UTF-8 text may begin or end with white space that is not ASCII. The text must not
     * begin or end with ASCII white space. False is certain, true is not.
     */
    static boolean mayBeAround(byte[] utf8, int from, int to) {
        return to - from >= 2
                && (mayBeWhiteSpace(utf8[from], utf8[from + 1])
                        || mayBeWhiteSpace(utf8[to - 2], utf8[to - 1])
                        || (to - from >= 3 && mayBeWhiteSpace(utf8[to - 3], utf8[to - 2])));
    }

    /**
     * Whether a white space character may begin with these bytes; {@link #isWhiteSpace} lists all
     * of them.
     */
    private static boolean mayBeWhiteSpace(byte first, byte second) {
        return switch (first & 0xFF) {
            case 0xC2 -> (second & 0xFF) == 0x85 || (second & 0xFF) == 0xA0;
            case 0xE1 -> (second & 0xFF) == 0x9A;
            case 0xE2 -> (second & 0xFF) == 0x80 || (second & 0xFF) == 0x81;
            case 0xE3 -> (second & 0xFF) == 0x80;
            default -> false;
        };
    }

    static boolean isWhiteSpace(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
        }
        return switch (c) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }
}
