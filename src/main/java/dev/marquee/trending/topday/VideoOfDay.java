package dev.marquee.trending.topday;

import java.util.Arrays;

/**
 * A video on a day: the views it has in each country that lists it, the most of repeated rows.
 *
 * @param countries the countries' numbers, in the order in which they came
 * @param views the views there
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record VideoOfDay(short[] countries, long[] views) {
    static final VideoOfDay NOWHERE = new VideoOfDay(new short[0], new long[0]);

    /** Whether a row tells nothing new: its country has as many views or more. */
    boolean covers(short country, long rowViews) {
        int index = indexOf(country);
        return index < countries.length && rowViews <= views[index];
    }

    /** The video with one more row, which it does not cover. */
    VideoOfDay with(short country, long rowViews) {
        int index = indexOf(country);
        int length = Math.max(countries.length, index + 1);
        short[] moreCountries = Arrays.copyOf(countries, length);
        long[] moreViews = Arrays.copyOf(views, length);
        moreCountries[index] = country;
        moreViews[index] = rowViews;
        return new VideoOfDay(moreCountries, moreViews);
    }

    /** Where the country stands, or would be added. */
    private int indexOf(short country) {
        int index = 0;
        while (index < countries.length && countries[index] != country) {
            index++;
        }
        return index;
    }

    /** The day's figures once this video of it has changed. */
    static DayViews change(DayViews day, VideoOfDay before, VideoOfDay after) {
        return new DayViews(
                day.day(),
                day.listingViews() + after.listingViews() - before.listingViews(),
                day.videoViews() + after.mostViews() - before.mostViews(),
                day.videos() + (before.countries.length == 0 ? 1 : 0),
                day.listings() + after.countries.length - before.countries.length);
    }

    private long listingViews() {
        return Arrays.stream(views).sum();
    }

    private long mostViews() {
        return Arrays.stream(views).max().orElse(0);
    }
}
