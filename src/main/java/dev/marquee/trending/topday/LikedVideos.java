package dev.marquee.trending.topday;

import dev.marquee.job.LocalGathering;
import dev.marquee.trending.Listing;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the liked rows of each video and day: a video with so many likes is on the lists of many
 * countries. Not thread-safe.
 */
final class LikedVideos implements LocalGathering.Gatherer<Listing, LikedVideo> {
    private record Key(int day, String video) {}

    private final int most;
    private final Map<Key, VideoOfDay> views = new HashMap<>();

    /**
     * @param most so many videos of a day are held at most
     */
    LikedVideos(int most) {
        this.most = most;
    }

    @Override
    public void add(Listing row, Consumer<LikedVideo> gathered) {
        views.merge(
                new Key(row.day(), row.video()),
                VideoOfDay.of(row.country(), row.views()),
                VideoOfDay::with);
        if (views.size() >= most) {
            drainTo(gathered);
        }
    }

    @Override
    public void drainTo(Consumer<LikedVideo> gathered) {
        views.forEach((key, some) -> gathered.accept(new LikedVideo(key.day(), key.video(), some)));
        views.clear();
    }
}
