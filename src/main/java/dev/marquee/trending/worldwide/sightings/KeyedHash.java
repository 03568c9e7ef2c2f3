package dev.marquee.trending.worldwide.sightings;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.apache.flink.util.MathUtils;

/**
 * Hashes bytes with a secret key, so that nobody can choose inputs that collide: whatever two
 * inputs are, few keys give them the same hash.
 *
 * <p>The bytes are the coefficients, seven in each, of a polynomial modulo the prime 2^61 - 1, and
 * the key is the place where it is evaluated (Carter and Wegman, <i>Universal Classes of Hash
 * Functions</i>, 1979). Two polynomials of degree n agree in n places at most. A prime matters: a
 * polynomial modulo a power of two has inputs that collide with every key. Immutable.
 */
final class KeyedHash {
    private static final int PRIME_BITS = 61;
    private static final long PRIME = (1L << PRIME_BITS) - 1;

    /** Seven bytes are less than the prime, so no two coefficients are the same modulo it. */
    private static final int BYTES = 7;

    private static final long LOWEST_BYTES = (1L << (BYTES * Byte.SIZE)) - 1;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long key;

    /**
     * @param seed chooses the key; to be random and secret
     */
    KeyedHash(long seed) {
        this.key = new SplittableRandom(seed).nextLong(1, PRIME);
    }

    /** The hash of the bytes from {@code start} to {@code end}; all its bits are equally good. */
    int hash(byte[] bytes, int start, int end) {
        // The length distinguishes inputs that differ by zeros at their end.
        long hash = times(end - start);
        int i = start;
        for (; end - i >= Long.BYTES; i += BYTES) {
            hash = times(hash + ((long) WORD.get(bytes, i) & LOWEST_BYTES));
        }
        for (; i < end; i += BYTES) {
            hash = times(hash + last(bytes, i, Math.min(i + BYTES, end)));
        }
        // Ids that are numbers in sequence would otherwise fill cells in sequence.
        return MathUtils.bitMix((int) (hash >= PRIME ? hash - PRIME : hash));
    }

    private static long last(byte[] bytes, int start, int end) {
        if (start + Long.BYTES <= bytes.length) {
            return (long) WORD.get(bytes, start)
                    & (-1L >>> (Long.SIZE - (end - start) * Byte.SIZE));
        }
        long word = 0;
        for (int i = end - 1; i >= start; i--) {
            word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** A number below 2^62 times the key, modulo the prime; the result is at most the prime + 3. */
    private long times(long number) {
        long high = Math.multiplyHigh(number, key);
        long low = number * key;
        return folded((low & PRIME) + ((high << (Long.SIZE - PRIME_BITS)) | (low >>> PRIME_BITS)));
    }

    /** 2^61 is 1 modulo the prime, so the bits from there on are added to those before. */
    private static long folded(long number) {
        return (number & PRIME) + (number >>> PRIME_BITS);
    }
}
