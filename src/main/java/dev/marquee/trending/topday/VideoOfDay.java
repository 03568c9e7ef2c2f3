package dev.marquee.trending.topday;

import java.util.Arrays;

/**
 * The views of a video on a day, by country; of repeated rows the most views count.
 *
 * @param countries the numbers of the countries, each once, in any order
 * @param views the views in each of them
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record VideoOfDay(short[] countries, long[] views) {
    static final VideoOfDay NOWHERE = new VideoOfDay(new short[0], new long[0]);

    /** Whether each country of the other views has as many views here, or more. */
    boolean covers(VideoOfDay others) {
        for (int i = 0; i < others.countries.length; i++) {
            int index = indexOf(others.countries[i]);
            if (index == countries.length || others.views[i] > views[index]) {
                return false;
            }
        }
        return true;
    }

    /** The most views of both in each country; this object if it covers the other. */
    VideoOfDay with(VideoOfDay others) {
        if (covers(others)) {
            return this;
        }
        int length = countries.length;
        short[] moreCountries = Arrays.copyOf(countries, length + others.countries.length);
        long[] moreViews = Arrays.copyOf(views, moreCountries.length);
        for (int i = 0; i < others.countries.length; i++) {
            int index = indexOf(others.countries[i]);
            if (index < countries.length) {
                moreViews[index] = Math.max(moreViews[index], others.views[i]);
            } else {
                moreCountries[length] = others.countries[i];
                moreViews[length++] = others.views[i];
            }
        }
        return new VideoOfDay(
                Arrays.copyOf(moreCountries, length), Arrays.copyOf(moreViews, length));
    }

    /** The index of a country; the number of countries if it is not among them. */
    private int indexOf(short country) {
        int index = 0;
        while (index < countries.length && countries[index] != country) {
            index++;
        }
        return index;
    }

    /**
     * The figures of a day after the views of one of its videos changed.
     *
     * @throws ArithmeticException if a sum of views needs more than 64 bits
     */
    static DayViews change(DayViews day, VideoOfDay before, VideoOfDay after) {
        return new DayViews(
                day.day(),
                sum(day, day.listingViews(), after.listingViews() - before.listingViews()),
                sum(day, day.videoViews(), after.mostViews() - before.mostViews()),
                day.videos() + (before.countries.length == 0 ? 1 : 0),
                day.listings() + after.countries.length - before.countries.length);
    }

    private static long sum(DayViews day, long views, long more) {
        try {
            return Math.addExact(views, more);
        } catch (ArithmeticException e) {
            throw new ArithmeticException("the views of %s exceed 64 bits".formatted(day.day()));
        }
    }

    /** At most 676 countries with at most 10^15 views each: the sum fits. */
    private long listingViews() {
        long sum = 0;
        for (long some : views) {
            sum = Math.addExact(sum, some);
        }
        return sum;
    }

    private long mostViews() {
        long most = views.length == 0 ? 0 : Long.MIN_VALUE;
        for (long some : views) {
            most = Math.max(most, some);
        }
        return most;
    }
}
