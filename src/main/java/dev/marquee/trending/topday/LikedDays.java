package dev.marquee.trending.topday;

import dev.marquee.job.LocalGathering;
import dev.marquee.trending.ListingBatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the rows of each day with enough likes, because a video with so many is on the lists of
 * many countries. Not thread-safe.
 */
final class LikedDays implements LocalGathering.Gatherer<ListingBatch, LikedDay> {
    private static final int FIRST_COUNTRIES = 4;

    /** The views of a video on a day, which grow row by row. */
    private static final class Views {
        private short[] countries = new short[FIRST_COUNTRIES];
        private long[] views = new long[FIRST_COUNTRIES];
        private int size;

        /**
         * Adds the views of a row; the most views of a country count.
         *
         * @return whether the listing was not known
         */
        boolean add(short country, long ofRow) {
            for (int i = 0; i < size; i++) {
                if (countries[i] == country) {
                    views[i] = Math.max(views[i], ofRow);
                    return false;
                }
            }
            if (size == countries.length) {
                countries = Arrays.copyOf(countries, 2 * size);
                views = Arrays.copyOf(views, 2 * size);
            }
            countries[size] = country;
            views[size++] = ofRow;
            return true;
        }

        VideoOfDay videoOfDay() {
            return new VideoOfDay(Arrays.copyOf(countries, size), Arrays.copyOf(views, size));
        }
    }

    private final long likesOver;
    private final int most;
    private final Map<Integer, Map<String, Views>> days = new HashMap<>();
    private int listings;

    /**
     * @param likesOver rows with more likes than this count
     * @param most the number of listings at which it drains
     */
    LikedDays(long likesOver, int most) {
        this.likesOver = likesOver;
        this.most = most;
    }

    @Override
    public void add(ListingBatch rows, Consumer<LikedDay> gathered) {
        rows.forEachOverLikes(
                likesOver,
                row -> {
                    add(rows, row);
                    if (listings >= most) {
                        drainTo(gathered);
                    }
                });
    }

    private void add(ListingBatch rows, int row) {
        Views views =
                days.computeIfAbsent(rows.day(row), day -> new HashMap<>())
                        .computeIfAbsent(rows.video(row), video -> new Views());
        listings += views.add(rows.country(row), rows.views(row)) ? 1 : 0;
    }

    @Override
    public void drainTo(Consumer<LikedDay> gathered) {
        days.forEach(
                (day, videos) ->
                        gathered.accept(
                                new LikedDay(
                                        day,
                                        videos.keySet().toArray(String[]::new),
                                        videos.values().stream()
                                                .map(Views::videoOfDay)
                                                .toArray(VideoOfDay[]::new))));
        days.clear();
        listings = 0;
    }
}
