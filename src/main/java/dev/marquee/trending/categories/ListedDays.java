package dev.marquee.trending.categories;

import java.util.Arrays;

/**
 * The days on which a video is listed in a country.
 *
 * @param days days since 1970-01-01, ascending, each once
 * @param views its most views on any of them
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record ListedDays(int[] days, long views) {
    static ListedDays of(int day, long views) {
        return new ListedDays(new int[] {day}, views);
    }

    /** The days of both, and the most views of both. */
    ListedDays and(ListedDays other) {
        int[] both = Arrays.copyOf(days, days.length + other.days.length);
        System.arraycopy(other.days, 0, both, days.length, other.days.length);
        Arrays.sort(both);
        int distinct = 0;
        for (int i = 0; i < both.length; i++) {
            if (i == 0 || both[i] != both[i - 1]) {
                both[distinct++] = both[i];
            }
        }
        return new ListedDays(Arrays.copyOf(both, distinct), Math.max(views, other.views));
    }

    /** Whether a listing on a day with such views would change nothing. */
    boolean covers(int day, long viewsOfDay) {
        return viewsOfDay <= views && Arrays.binarySearch(days, day) >= 0;
    }
}
