package dev.marquee.csv;

import dev.marquee.basics.PlainJava;

/**
 * Examines eight bytes of UTF-8 in one step: a word whose lowest byte is the first of them. No
 * branch depends on the text, since titles and tags are in all languages.
 *
 * <p>The highest bit of each byte represents the byte. With the other bits shifted to that
 * position, a few operations yield the kind of all eight bytes. Shifting the lead bytes by one, two
 * and three bytes yields the positions at which continuation bytes must be. The rules are those of
 * The Unicode Standard 15.0, table 3-7.
 */
@PlainJava
final class Utf8Words {
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private Utf8Words() {}

    /** Whether a range of bytes is entirely well-formed UTF-8. */
    static boolean areWellFormed(byte[] bytes, int from, int to) {
        // For the next word: the bytes that must be continuation bytes, and those of them that come
        // second after a lead that restricts its second byte.
        long owed = 0;
        long secondOfE0 = 0;
        long secondOfEd = 0;
        long secondOfF0 = 0;
        long secondOfF4 = 0;
        for (int i = behindAscii(bytes, from, to); i < to; i += Long.BYTES) {
            long word = at(bytes, i, to);
            if ((word & HIGHEST_BITS) == 0) {
                if (owed != 0) {
                    return false;
                }
                continue;
            }
            long bit6 = word << 1;
            long bit5 = word << 2;
            long bit4 = word << 3;
            long bit3 = word << 4;
            long bit2 = word << 5;
            long bit1 = word << 6;
            long bit0 = word << 7;
            long following = word & ~bit6 & HIGHEST_BITS;
            long lead = word & bit6 & HIGHEST_BITS;
            long leadOfThree = lead & bit5;
            long leadOfFour = leadOfThree & bit4;
            long expected = owed | (lead << 8) | (leadOfThree << 16) | (leadOfFour << 24);
            owed = (lead >>> 56) | (leadOfThree >>> 48) | (leadOfFour >>> 40);

            long tooSmall = lead & ~(bit5 | bit4 | bit3 | bit2 | bit1);
            long tooLarge = leadOfFour & (bit3 | (bit2 & (bit1 | bit0)));
            long e0 = leadOfThree & ~(bit4 | bit3 | bit2 | bit1 | bit0);
            long ed = leadOfThree & ~(bit4 | bit1) & bit3 & bit2 & bit0;
            long f0 = leadOfFour & ~(bit3 | bit2 | bit1 | bit0);
            long f4 = leadOfFour & bit2;
            long wrongSecond =
                    ((secondOfE0 | (e0 << 8)) & ~bit5)
                            | ((secondOfEd | (ed << 8)) & bit5)
                            | ((secondOfF0 | (f0 << 8)) & ~(bit5 | bit4))
                            | ((secondOfF4 | (f4 << 8)) & (bit5 | bit4));
            if (((expected ^ following) | tooSmall | tooLarge | wrongSecond) != 0) {
                return false;
            }
            secondOfE0 = e0 >>> 56;
            secondOfEd = ed >>> 56;
            secondOfF0 = f0 >>> 56;
            secondOfF4 = f4 >>> 56;
        }
        return owed == 0;
    }

    /**
     * Returns an index at or after {@code from} up to which all bytes are ASCII. Most texts are all
     * ASCII.
     */
    private static int behindAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (to - i >= ByteWords.FOUR && (ByteWords.anyOfFour(bytes, i) & HIGHEST_BITS) == 0) {
            i += ByteWords.FOUR;
        }
        return i;
    }

    /** Returns the eight bytes from {@code i} on, with zeros for those at or after {@code to}. */
    private static long at(byte[] bytes, int i, int to) {
        if (to - i >= Long.BYTES) {
            return ByteWords.at(bytes, i);
        }
        long inside = (1L << ((to - i) * Byte.SIZE)) - 1;
        if (bytes.length - i >= Long.BYTES) {
            return ByteWords.at(bytes, i) & inside;
        }
        long word = 0;
        for (int k = to - 1; k >= i; k--) {
            word = (word << Byte.SIZE) | (bytes[k] & 0xFF);
        }
        return word;
    }
}
