package dev.marquee.cli;

import org.jline.utils.WCWidth;

/**
 * Texts as a terminal may show them. Texts that come from files are hostile: control characters
 * move the cursor and change the title, bidirectional overrides reorder a line, line separators
 * make one line look like two.
 */
public final class TerminalText {
    private static final char ELLIPSIS = '…';

    private TerminalText() {}

    /**
     * The text with the characters that a terminal would act on written as escapes: control
     * characters (C0, DEL, C1), bidirectional controls, line and paragraph separators, and
     * surrogates without their other half. The rest is unchanged.
     */
    public static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        character -> {
                            if (acts(character)) {
                                shown.append(escape(character));
                            } else {
                                shown.appendCodePoint(character);
                            }
                        });
        return shown.toString();
    }

    private static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> isBidirectionalControl(character);
        };
    }

    private static boolean isBidirectionalControl(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04X".formatted(character);
        };
    }

    /** How many columns of a terminal an escaped text takes: 2 for 日, 0 for a combining accent. */
    public static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    private static int width(int character) {
        return Character.getType(character) == Character.FORMAT
                ? 0
                : Math.max(0, WCWidth.wcwidth(character));
    }

    /** The text, cut to a number of columns; an ellipsis marks the cut. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = columns - 1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            left -= width(character);
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return kept.append(ELLIPSIS).toString();
    }
}
