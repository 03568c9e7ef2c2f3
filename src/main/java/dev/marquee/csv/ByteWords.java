package dev.marquee.csv;

import dev.marquee.basics.PlainJava;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Examines eight bytes in one step: a word whose lowest byte is the first of them.
 *
 * <p>A result is a set of bytes: a word in which the lowest bit of each byte in the set is 1 and
 * all other bits are 0. The test for a byte is the exact one of Warren, <i>Hacker's Delight</i>,
 * section 6-1. The shorter, better known test carries into the next byte, so it is right about the
 * first byte only.
 */
@PlainJava
final class ByteWords {
    /** The number of bytes in four words. */
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

    /** Returns the eight bytes from {@code index} on. */
    static long at(byte[] bytes, int index) {
        return (long) WORD.get(bytes, index);
    }

    /** Writes a word over the eight bytes from {@code index} on. */
    static void put(byte[] bytes, int index, long word) {
        WORD.set(bytes, index, word);
    }

    /** Returns the commas and line ends of a word. */
    static long fieldEnds(long word) {
        return set(otherThanFieldEnds(word));
    }

    /** {@link #others} for all three patterns at once, which share a part of the steps. */
    private static long otherThanFieldEnds(long word) {
        long low = word & LOW_BITS;
        return (((low ^ COMMAS) + LOW_BITS)
                        & ((low ^ LINE_FEEDS) + LOW_BITS)
                        & ((low ^ CARRIAGE_RETURNS) + LOW_BITS))
                | word;
    }

    /** Returns the quotes of a word. */
    static long quotes(long word) {
        return set(others(word, QUOTES));
    }

    /**
     * Returns the position of the first quote in the four words from {@code index} on; {@link
     * #FOUR} or more if there is none. All four words are tested without a branch between them: the
     * processor would often mispredict it.
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

    /** Returns the bitwise OR of the four words from {@code index} on. */
    static long anyOfFour(byte[] bytes, int index) {
        return at(bytes, index)
                | at(bytes, index + Long.BYTES)
                | at(bytes, index + 2 * Long.BYTES)
                | at(bytes, index + 3 * Long.BYTES);
    }

    /**
     * Returns one bit for each byte of a set, in the order of the bytes: no two bits of the
     * products overlap.
     */
    private static long bits(long set) {
        return (set * 0x0102040810204080L) >>> 56;
    }

    /** Returns the bytes of a word that are not ASCII. */
    static long notAscii(long word) {
        return (word & HIGH_BITS) >>> 7;
    }

    /** Returns the position of the first byte of a set; 8 if the set is empty. */
    static int first(long set) {
        return Long.numberOfTrailingZeros(set) >>> 3;
    }

    static long withoutFirst(long set) {
        return set & (set - 1);
    }

    /** Returns the set of the first {@code count} bytes of a word. */
    static long upTo(int count) {
        return count >= Long.BYTES ? ALL : ALL & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** Returns for each byte the number of bytes of the set up to and including it. */
    static long counts(long set) {
        return set * ALL;
    }

    /** Returns the bytes at which the count, plus the count before the word, is odd. */
    static long odd(long counts, int before) {
        return (counts ^ -(long) (before & 1)) & ALL;
    }

    /** Returns the count over the whole word. */
    static int total(long counts) {
        return (int) (counts >>> 56);
    }

    /**
     * Returns a word in which the highest bit of each byte is set if the byte differs from the
     * pattern's.
     */
    private static long others(long word, long pattern) {
        return (((word & LOW_BITS) ^ pattern) + LOW_BITS) | word;
    }

    /** Returns the bytes whose highest bit is not set. */
    private static long set(long word) {
        return (~word & HIGH_BITS) >>> 7;
    }
}
