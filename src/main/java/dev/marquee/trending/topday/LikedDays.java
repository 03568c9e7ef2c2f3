package dev.marquee.trending.topday;

import dev.marquee.job.LocalGathering;
import dev.marquee.trending.Listing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the liked rows of each day: a video with so many likes is on the lists of many countries.
 * Not thread-safe.
 */
final class LikedDays implements LocalGathering.Gatherer<Listing, LikedDay> {
    private static final int FIRST_COUNTRIES = 4;

    /** The views of a video on a day, which grow row by row. */
    private static final class Views {
        private short[] countries = new short[FIRST_COUNTRIES];
        private long[] views = new long[FIRST_COUNTRIES];
        private int size;

        /** Adds a row, the most of those of a country counts; whether it is a listing more. */
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

    private final int most;
    private final Map<Integer, Map<String, Views>> days = new HashMap<>();
    private int listings;

    /**
     * @param most so many listings are held at most
     */
    LikedDays(int most) {
        this.most = most;
    }

    @Override
    public void add(Listing row, Consumer<LikedDay> gathered) {
        Views views =
                days.computeIfAbsent(row.day(), day -> new HashMap<>())
                        .computeIfAbsent(row.video(), video -> new Views());
        listings += views.add(row.country(), row.views()) ? 1 : 0;
        if (listings >= most) {
            drainTo(gathered);
        }
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
