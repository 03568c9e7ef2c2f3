package dev.marquee.trending.worldwide.sightings;

import dev.marquee.trending.worldwide.rule.Appearance;
import dev.marquee.trending.worldwide.rule.Listings;
import java.util.Arrays;

/**
 * The rows of one video that a subtask has gathered. As an appearance it is the latest of them,
 * which it has only if {@link #hasLatest()}. Mutable, not thread-safe; texts are UTF-8.
 */
final class GatheredVideo implements Appearance {
    private static final byte[] NOTHING = {};

    /** The id. */
    final byte[] video;

    /** The key group of the id. */
    final int group;

    final Listings listings = new Listings();

    /** The number of rows. */
    long rows;

    private int latestDay;
    private short latestCountry;

    /** The title followed by the link; longer than both, so that it can be written to again. */
    private byte[] texts = NOTHING;

    private int titleEnd;
    private int thumbnailEnd;
    private boolean hasLatest;

    GatheredVideo(byte[] video) {
        this.video = video;
        this.group = SightingsBlock.groupOf(video, 0, video.length);
    }

    /** Whether its id is some bytes. */
    boolean is(byte[] id, int start, int end) {
        return Arrays.equals(video, 0, video.length, id, start, end);
    }

    /** The number of bytes of its texts. */
    long bytes() {
        return video.length + (long) texts.length;
    }

    /** Whether a row is of a country of the question. */
    boolean hasLatest() {
        return hasLatest;
    }

    /**
     * Adds a row of the video.
     *
     * @param isAskedFor whether its country is one of the question
     * @return whether it is a listing that was not gathered yet
     */
    boolean add(RowAppearance row, boolean isAskedFor) {
        rows++;
        if (isAskedFor && (!hasLatest || row.isLaterThan(this))) {
            keep(row);
        }
        return listings.add(row.day(), row.country());
    }

    private void keep(RowAppearance row) {
        hasLatest = true;
        latestDay = row.day();
        latestCountry = row.country();
        int titleStart = row.titleStart();
        int thumbnailStart = row.thumbnailStart();
        titleEnd = row.titleEnd() - titleStart;
        thumbnailEnd = titleEnd + row.thumbnailEnd() - thumbnailStart;
        if (texts.length < thumbnailEnd) {
            texts = new byte[thumbnailEnd];
        }
        System.arraycopy(row.texts(), titleStart, texts, 0, titleEnd);
        System.arraycopy(row.texts(), thumbnailStart, texts, titleEnd, thumbnailEnd - titleEnd);
    }

    @Override
    public int day() {
        return latestDay;
    }

    @Override
    public short country() {
        return latestCountry;
    }

    @Override
    public byte[] texts() {
        return texts;
    }

    @Override
    public int titleStart() {
        return 0;
    }

    @Override
    public int titleEnd() {
        return titleEnd;
    }

    @Override
    public int thumbnailStart() {
        return titleEnd;
    }

    @Override
    public int thumbnailEnd() {
        return thumbnailEnd;
    }
}
