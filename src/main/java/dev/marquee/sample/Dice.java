package dev.marquee.sample;

/**
 * A sequence of random numbers that is the same on every machine and in every version of Java,
 * which the generators of the JDK do not promise. SplitMix64, after Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators" (2014). Not thread-safe.
 */
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    long next() {
        state += GOLDEN_GAMMA;
        return scrambled(state);
    }

    /** A number from 0 to bound - 1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    boolean percent(int share) {
        return below(100) < share;
    }

    <T> T pick(T[] choices) {
        return choices[below(choices.length)];
    }

    /** A seed made of two: the same for the same two, and unlike that of any other two. */
    static long seed(long first, long second) {
        return scrambled(scrambled(first + GOLDEN_GAMMA) ^ (second * GOLDEN_GAMMA));
    }

    private static long scrambled(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
