package dev.marquee.trending.worldwide;

import javax.annotation.Nullable;

/**
 * All that is known of a video: the state of {@link WorldwideFunction}. Mutable; public fields are
 * how Flink serializes it, and their names never change.
 */
public final class VideoHistory {
    /** Its listings. */
    public Listings listings = new Listings();

    /** How it looks in the latest of them, or null where no country is asked for. */
    @Nullable public Appearance latest;

    /** Whether it was emitted. */
    public boolean emitted;

    /** Adds sightings of the video; tells how many of their listings were not known. */
    int add(Sightings some) {
        Appearance seen = some.latest();
        if (seen != null && (latest == null || seen.isBefore(latest))) {
            latest = seen;
        }
        if (listings.size == 0) {
            listings = some.listings();
            return listings.size;
        }
        return listings.addAll(some.listings());
    }
}
