package dev.marquee.trending.worldwide.rule;

import java.util.Arrays;

/**
 * The listings of one video: a sorted set of (day, country) pairs of four bytes each. It is state:
 * Flink serializes the public fields, and their names never change. Mutable, not thread-safe.
 *
 * <p>Most videos are listed in a few of a hundred countries, so pairs take less memory than a bit
 * mask of the countries for each day.
 */
public final class Listings {
    private static final int COUNTRY_BITS = 10;
    private static final int COUNTRY_MASK = (1 << COUNTRY_BITS) - 1;

    /** 0001-01-01, the earliest day: the days of pairs count from here and are never negative. */
    private static final int FIRST_DAY = -719_162;

    /** The pairs in ascending order: the first {@link #size} elements. */
    public int[] pairs = new int[4];

    /** The number of listings. */
    public int size;

    /**
     * Adds a listing.
     *
     * @param day days since 1970-01-01
     * @param country the country's number
     * @return whether it was not in the set
     */
    public boolean add(int day, short country) {
        int pair = pair(day, country);
        // Most files are sorted by day, so most listings are added at the end.
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

    /** Adds all listings of another set, and returns the number of those that were not in this. */
    public int addAll(Listings others) {
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

    /** The day of a listing, since 1970-01-01. */
    public int day(int index) {
        return ((pairs[index] ^ Integer.MIN_VALUE) >>> COUNTRY_BITS) + FIRST_DAY;
    }

    /** The number of the country of a listing. */
    public short country(int index) {
        return (short) (pairs[index] & COUNTRY_MASK);
    }

    private static int pair(int day, short country) {
        return (((day - FIRST_DAY) << COUNTRY_BITS) | country) ^ Integer.MIN_VALUE;
    }
}
