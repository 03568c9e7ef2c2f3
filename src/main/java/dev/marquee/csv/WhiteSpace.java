package dev.marquee.csv;

/**
 * White space as Unicode's property White_Space has it, with the four separators U+001C to U+001F:
 * what Python strips. The JDK's {@code strip} leaves the no-break spaces, which real titles begin
 * and end with.
 */
public final class WhiteSpace {
    private WhiteSpace() {}

    /** The text without the white space at its ends; never null. */
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
