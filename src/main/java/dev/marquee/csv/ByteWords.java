package dev.marquee.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes in one step: a word whose lowest byte is the first of them.
 *
 * <p>What is found is a set of the bytes: a word with the lowest bit of each byte that belongs to
 * it, and no other bit. The test for a byte is the exact one of Warren, <i>Hacker's Delight</i>,
 * section 6-1: without the carries into the next byte that make the shorter, better known one right
 * about the first byte only.
 */
final class ByteWords {
    /** How many bytes there are in four words. */
    static final int FOUR = 4 * Long.BYTES;

    private static final long ALL = 0x0101010101010101L;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F * ALL;
    private static final long HIGH_BITS = ALL << 7;
    private static final long QUOTES = '"' * ALL;
    private static final long COMMAS = ',' * ALL;
    private static final long LINE_FEEDS = '\n' * ALL;
    private static final long CARRIAGE_RETURNS = '\r' * ALL;

    private ByteWords() {}

    /** The eight bytes from {@code index} on. */
    static long at(byte[] bytes, int index) {
        return (long) WORD.get(bytes, index);
    }

    /** Writes a word over the eight bytes from {@code index} on. */
    static void put(byte[] bytes, int index, long word) {
        WORD.set(bytes, index, word);
    }

    /** The commas and line ends of a word. */
    static long fieldEnds(long word) {
        return set(
                others(word, COMMAS) & others(word, LINE_FEEDS) & others(word, CARRIAGE_RETURNS));
    }

    /** The quotes of a word. */
    static long quotes(long word) {
        return set(others(word, QUOTES));
    }

    /**
     * The place of the first quote in the four words from {@code index} on; {@link #FOUR} or more
     * if there is none. Which of the words it is in makes no branch, which would often be foreseen
     * wrongly.
     */
    static int firstQuoteOfFour(byte[] bytes, int index) {
        long others0 = others(at(bytes, index), QUOTES);
        long others1 = others(at(bytes, index + Long.BYTES), QUOTES);
        long others2 = others(at(bytes, index + 2 * Long.BYTES), QUOTES);
        long others3 = others(at(bytes, index + 3 * Long.BYTES), QUOTES);
        if (set(others0 & others1 & others2 & others3) == 0) {
            return FOUR;
        }
        return Long.numberOfTrailingZeros(
                bits(set(others0))
                        | bits(set(others1)) << Long.BYTES
                        | bits(set(others2)) << (2 * Long.BYTES)
                        | bits(set(others3)) << (3 * Long.BYTES));
    }

    /** The four words from {@code index} on, one over the other. */
    static long anyOfFour(byte[] bytes, int index) {
        return at(bytes, index)
                | at(bytes, index + Long.BYTES)
                | at(bytes, index + 2 * Long.BYTES)
                | at(bytes, index + 3 * Long.BYTES);
    }

    /** A bit for each byte of a set, in their order: no two bits of the products meet. */
    private static long bits(long set) {
        return (set * 0x0102040810204080L) >>> 56;
    }

    /** The bytes of a word that are not ASCII. */
    static long notAscii(long word) {
        return (word & HIGH_BITS) >>> 7;
    }

    /** The place of the first byte of a set; 8 if it is empty. */
    static int first(long set) {
        return Long.numberOfTrailingZeros(set) >>> 3;
    }

    static long withoutFirst(long set) {
        return set & (set - 1);
    }

    /** The first bytes of a word, so many. */
    static long upTo(int count) {
        return count >= Long.BYTES ? ALL : ALL & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** For each byte, how many of a set there are up to it, itself included. */
    static long counts(long set) {
        return set * ALL;
    }

    /** The bytes at which a count, and what was counted before the word, is odd. */
    static long odd(long counts, int before) {
        return (counts ^ -(long) (before & 1)) & ALL;
    }

    /** The count of all. */
    static int total(long counts) {
        return (int) (counts >>> 56);
    }

    /** The highest bit of each byte is set if the byte is another than the pattern's. */
    private static long others(long word, long pattern) {
        return (((word & LOW_BITS) ^ pattern) + LOW_BITS) | word;
    }

    /** The bytes whose highest bit is not set. */
    private static long set(long word) {
        return (~word & HIGH_BITS) >>> 7;
    }
}
