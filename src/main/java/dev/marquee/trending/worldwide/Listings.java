package dev.marquee.trending.worldwide;

import java.util.Arrays;

/**
 * The listings of one video: a sorted set of (day, country) pairs, four bytes each. Mutable, not
 * thread-safe; it is state, and public fields are how Flink serializes it without reflection on
 * private ones.
 *
 * <p>A set of pairs, and not a bit mask a day: most videos are listed in a few of a hundred
 * countries.
 */
public final class Listings {
    private static final int COUNTRY_BITS = 10;
    private static final int COUNTRY_MASK = (1 << COUNTRY_BITS) - 1;

    /** 0001-01-01, the first day there is, so that the pairs sort as numbers without a sign. */
    private static final int FIRST_DAY = -719_162;

    /** The pairs; only the first {@link #size} count. */
    public int[] pairs = new int[4];

    /** How many listings there are. */
    public int size;

    /** Adds a listing; false if it was there. */
    boolean add(int day, short country) {
        int pair = pair(day, country);
        // Rows mostly come in the order of their days.
        int index =
                size == 0 || pairs[size - 1] < pair
                        ? -size - 1
                        : Arrays.binarySearch(pairs, 0, size, pair);
        if (index >= 0) {
            return false;
        }
        int place = -index - 1;
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
        }
        System.arraycopy(pairs, place, pairs, place + 1, size - place);
        pairs[place] = pair;
        size++;
        return true;
    }

    /** Adds all of others; tells how many were not there. */
    int addAll(Listings others) {
        int before = size;
        if (size == 0 || others.size == 0 || pairs[size - 1] < others.pairs[0]) {
            int[] all = Arrays.copyOf(pairs, size + others.size);
            System.arraycopy(others.pairs, 0, all, size, others.size);
            pairs = all;
            size += others.size;
        } else {
            merge(others);
        }
        return size - before;
    }

    private void merge(Listings others) {
        int[] all = new int[size + others.size];
        int count = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < size || theirs < others.size) {
            boolean isMine =
                    theirs == others.size || (mine < size && pairs[mine] <= others.pairs[theirs]);
            int pair = isMine ? pairs[mine++] : others.pairs[theirs++];
            if (count == 0 || all[count - 1] != pair) {
                all[count++] = pair;
            }
        }
        pairs = all;
        size = count;
    }

    int day(int index) {
        return ((pairs[index] ^ Integer.MIN_VALUE) >>> COUNTRY_BITS) + FIRST_DAY;
    }

    short country(int index) {
        return (short) (pairs[index] & COUNTRY_MASK);
    }

    private static int pair(int day, short country) {
        return (((day - FIRST_DAY) << COUNTRY_BITS) | country) ^ Integer.MIN_VALUE;
    }
}
