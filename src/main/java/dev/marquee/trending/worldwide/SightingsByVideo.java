package dev.marquee.trending.worldwide;

import dev.marquee.job.LocalGathering;
import dev.marquee.trending.Listing;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * The sightings of some videos: a file is nearly sorted by day, and a video stays on a list for
 * days, so several rows come to one. Not thread-safe.
 */
final class SightingsByVideo implements LocalGathering.Gatherer<Listing, Sightings> {
    private static final class Gathered {
        private final Listings listings = new Listings();
        private long rows;
        @Nullable private Appearance latest;
    }

    private final WorldwideRule rule;
    private final int mostVideos;
    private final int mostListings;
    private final Map<String, Gathered> videos = new HashMap<>();
    private int listings;

    /**
     * @param mostVideos so many videos are held at most
     * @param mostListings so many listings are held at most
     */
    SightingsByVideo(WorldwideRule rule, int mostVideos, int mostListings) {
        this.rule = rule;
        this.mostVideos = mostVideos;
        this.mostListings = mostListings;
    }

    @Override
    public void add(Listing row) {
        Gathered gathered = videos.computeIfAbsent(row.video(), video -> new Gathered());
        gathered.rows++;
        listings += gathered.listings.add(row.day(), row.country()) ? 1 : 0;
        Appearance latest = gathered.latest;
        if (rule.asksFor(row.country()) && (latest == null || row.day() >= latest.day())) {
            Appearance appearance =
                    new Appearance(row.day(), row.country(), row.title(), row.thumbnail());
            if (latest == null || appearance.isBefore(latest)) {
                gathered.latest = appearance;
            }
        }
    }

    @Override
    public boolean isFull() {
        return videos.size() >= mostVideos || listings >= mostListings;
    }

    @Override
    public void drainTo(Consumer<Sightings> sightings) {
        videos.forEach(
                (video, gathered) ->
                        sightings.accept(
                                new Sightings(
                                        video, gathered.listings, gathered.rows, gathered.latest)));
        videos.clear();
        listings = 0;
    }
}
