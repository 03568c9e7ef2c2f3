package dev.marquee.trending.worldwide;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators.Description;
import dev.marquee.trending.TrendingQuestion;
import dev.marquee.trending.worldwide.sightings.SightingsByVideo;
import java.util.List;
import java.util.Set;

/** The videos that trended for weeks in all countries at the same time, and their thumbnails. */
public final class WorldwideVideosQuestion implements TrendingQuestion {
    static final String NAME = "worldwide-videos";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the videos that trended for weeks in all countries";
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(SightingsByVideo.NAME, "gathers the listings of each video locally"),
                Description.of(WorldwideFunction.NAME, "gathers the listings of each video"),
                Description.of(WorldwideVideos.THUMBNAILS, "downloads thumbnails"),
                Description.of(ThumbnailTally.NAME, "counts the thumbnails by status"));
    }

    @Override
    public List<String> results(Emit emit) {
        return List.of(NAME);
    }

    @Override
    public Set<String> sharedOptions() {
        return Set.of(COUNTRIES);
    }

    @Override
    public WorldwideVideosOptions options() {
        return new WorldwideVideosOptions();
    }
}
