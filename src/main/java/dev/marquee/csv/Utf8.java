package dev.marquee.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 as the Unicode Standard recommends and Python does: each maximal subpart of an
 * ill-formed sequence becomes one U+FFFD (The Unicode Standard 15.0, section 3.9, table 3-7 and
 * "U+FFFD Substitution of Maximal Subparts"). The JDK differs from it on encoded surrogates.
 */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    static String decode(byte[] bytes, int from, int to) {
        String decoded = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return mayHoldReplacements(decoded) && malformedBytes(bytes, from, to) > 0
                ? decodeMalformed(bytes, from, to)
                : decoded;
    }

    /** False for nearly every text; true also where the text itself holds a U+FFFD. */
    static boolean mayHoldReplacements(String decoded) {
        return decoded.indexOf(REPLACEMENT) >= 0;
    }

    /** How many bytes belong to no well-formed sequence. */
    static int malformedBytes(byte[] bytes, int from, int to) {
        int malformed = 0;
        for (int i = behindAscii(bytes, from, to); i < to; ) {
            int length = sequenceLength(bytes, i, to);
            malformed += length < 0 ? -length : 0;
            i += Math.abs(length);
        }
        return malformed;
    }

    /** Where a text may stop being ASCII, eight bytes a step. */
    private static int behindAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        return i;
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
