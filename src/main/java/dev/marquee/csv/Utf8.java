package dev.marquee.csv;

import dev.marquee.basics.PlainJava;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 as the Unicode Standard recommends and Python does: each maximal subpart of an
 * ill-formed sequence becomes one U+FFFD (The Unicode Standard 15.0, section 3.9, table 3-7 and
 * "U+FFFD Substitution of Maximal Subparts"). The JDK differs from it on encoded surrogates.
 */
@PlainJava
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private static final int MALFORMED = -1;

    private Utf8() {}

    /**
     * Decodes a range of bytes. For short texts that are not all ASCII, such as the titles of most
     * countries, this takes half the time of the JDK, which copies such a text up to three times.
     */
    static String decode(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        char[] text = new char[to - from];
        int length = decodeWellFormed(bytes, from, to, text);
        return length == MALFORMED ? decodeMalformed(bytes, from, to) : new String(text, 0, length);
    }

    /** False for nearly every text; true also where the text itself holds a U+FFFD. */
    static boolean mayHoldReplacements(String decoded) {
        return decoded.indexOf(REPLACEMENT) >= 0;
    }

    /** Returns the number of bytes that are not part of a well-formed sequence. */
    static int malformedBytes(byte[] bytes, int from, int to) {
        if (Utf8Words.areWellFormed(bytes, from, to)) {
            return 0;
        }
        int malformed = 0;
        for (int i = from; i < to; ) {
            int length = sequenceLength(bytes, i, to);
            malformed += length < 0 ? -length : 0;
            i += Math.abs(length);
        }
        return malformed;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            if (ByteWords.notAscii(ByteWords.at(bytes, i)) != 0) {
                return false;
            }
        }
        if (to - from >= Long.BYTES) {
            // This word overlaps the previous one.
            return ByteWords.notAscii(ByteWords.at(bytes, to - Long.BYTES)) == 0;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i == to;
    }

    /** Returns the number of characters of the text, or {@link #MALFORMED}. */
    private static int decodeWellFormed(byte[] bytes, int from, int to, char[] text) {
        int length = 0;
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to) {
                // Eight bytes without a branch. Characters that it writes for bytes that are not
                // ASCII are overwritten later.
                for (int k = 0; k < Long.BYTES; k++) {
                    text[length + k] = (char) bytes[i + k];
                }
                int ascii = ByteWords.first(ByteWords.notAscii(ByteWords.at(bytes, i)));
                length += ascii;
                i += ascii;
                if (ascii == Long.BYTES) {
                    continue;
                }
            }
            // A wrong lead byte or continuation byte makes the character too small or too large.
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                text[length++] = (char) lead;
                i++;
            } else if (lead < 0xE0) {
                int character = (lead - 0xC0) << 6 | following(bytes, i + 1, to);
                if (character < 0x80) {
                    return MALFORMED;
                }
                text[length++] = (char) character;
                i += 2;
            } else if (lead < 0xF0) {
                int character =
                        (lead - 0xE0) << 12
                                | following(bytes, i + 1, to) << 6
                                | following(bytes, i + 2, to);
                if (character < 0x800 || Character.isSurrogate((char) character)) {
                    return MALFORMED;
                }
                text[length++] = (char) character;
                i += 3;
            } else {
                int character =
                        (lead - 0xF0) << 18
                                | following(bytes, i + 1, to) << 12
                                | following(bytes, i + 2, to) << 6
                                | following(bytes, i + 3, to);
                if (!Character.isSupplementaryCodePoint(character)) {
                    return MALFORMED;
                }
                text[length++] = Character.highSurrogate(character);
                text[length++] = Character.lowSurrogate(character);
                i += 4;
            }
        }
        return length;
    }

    /**
     * Returns the six bits that a continuation byte adds to a character, or -1 if the byte is not
     * one.
     */
    private static int following(byte[] bytes, int i, int to) {
        return i < to && (bytes[i] & 0xC0) == 0x80 ? bytes[i] & 0x3F : -1;
    }

    private static String decodeMalformed(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            int length = sequenceLength(bytes, i, to);
            if (length < 0) {
                text.append(REPLACEMENT);
            } else {
                text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
            }
            i += Math.abs(length);
        }
        return text.toString();
    }

    /**
     * The length of the well-formed sequence at {@code i}, or minus the length of the maximal
     * subpart of an ill-formed one.
     */
    private static int sequenceLength(byte[] bytes, int i, int to) {
        int lead = bytes[i] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0) {
            return -1;
        }
        // The second byte is the only one whose range depends on the first.
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        for (int k = 1; k < length; k++) {
            int next = i + k < to ? bytes[i + k] & 0xFF : -1;
            if (next < least || next > most) {
                return -k;
            }
            least = 0x80;
            most = 0xBF;
        }
        return length;
    }
}
