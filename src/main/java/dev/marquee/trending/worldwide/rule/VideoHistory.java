package dev.marquee.trending.worldwide.rule;

import javax.annotation.Nullable;

/**
 * Everything that is known of a video. It is state: Flink serializes the public fields, and their
 * names never change. Mutable, not thread-safe.
 */
public final class VideoHistory {
    /** Its listings. */
    public Listings listings = new Listings();

    /** Its latest appearance in a country of the rule, or null if there is none. */
    @Nullable public SavedAppearance latest;

    /** Whether the video was emitted. */
    public boolean emitted;

    /**
     * Adds listings of the video. The history may keep both arguments.
     *
     * @param some the listings
     * @param latestOfThem the latest appearance among them, or null
     * @return the number of listings that were not known
     */
    public int add(Listings some, @Nullable SavedAppearance latestOfThem) {
        if (latestOfThem != null && (latest == null || latestOfThem.isLaterThan(latest))) {
            latest = latestOfThem;
        }
        if (listings.size == 0) {
            listings = some;
            return listings.size;
        }
        return listings.addAll(some);
    }
}
