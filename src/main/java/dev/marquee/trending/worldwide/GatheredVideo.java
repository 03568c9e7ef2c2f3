package dev.marquee.trending.worldwide;

import dev.marquee.trending.Column;
import dev.marquee.trending.ListingBatch;
import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * What a subtask has read of a video since it last sent that on. Mutable, not thread-safe; its
 * texts are UTF-8.
 */
final class GatheredVideo {
    final byte[] video;

    /** The group of its id; see {@link SightingsBlock#groupOf}. */
    final int group;

    final Listings listings = new Listings();
    long rows;

    // The latest appearance, in what orders appearances.
    int latestDay;
    short latestCountry;

    /** Title and link, one behind the other; null where no country was asked for. */
    @Nullable byte[] looks;

    int titleLength;
    int looksLength;

    GatheredVideo(byte[] video) {
        this.video = video;
        this.group = SightingsBlock.groupOf(SightingsBlock.hash(video, 0, video.length));
    }

    boolean is(byte[] texts, int start, int end) {
        return Arrays.equals(video, 0, video.length, texts, start, end);
    }

    /** The bytes of its texts that are kept. */
    long bytes() {
        return video.length + (looks == null ? 0L : looks.length);
    }

    boolean hasLatest() {
        return looks != null;
    }

    /**
     * Takes a row of the video.
     *
     * @param asked whether its country is asked for, and so how the video looks there
     * @return how many listings came with it: one or none
     */
    int add(ListingBatch rows, int index, boolean asked) {
        this.rows++;
        int day = rows.day(index);
        if (asked && (!hasLatest() || isBeforeLatest(rows, index, day))) {
            keepLooks(rows, index, day);
        }
        return listings.add(day, rows.country(index)) ? 1 : 0;
    }

    /** The order of {@link Appearance#isBefore}. */
    private boolean isBeforeLatest(ListingBatch rows, int index, int day) {
        if (day != latestDay) {
            return day > latestDay;
        }
        if (rows.country(index) != latestCountry) {
            return rows.country(index) < latestCountry;
        }
        // The bytes of UTF-8 are in the order of the code points.
        int byTitle =
                Arrays.compareUnsigned(
                        rows.texts(),
                        rows.start(index, Column.TITLE),
                        rows.end(index, Column.TITLE),
                        looks,
                        0,
                        titleLength);
        return byTitle < 0
                || (byTitle == 0
                        && Arrays.compareUnsigned(
                                        rows.texts(),
                                        rows.start(index, Column.THUMBNAIL),
                                        rows.end(index, Column.THUMBNAIL),
                                        looks,
                                        titleLength,
                                        looksLength)
                                < 0);
    }

    private void keepLooks(ListingBatch rows, int index, int day) {
        latestDay = day;
        latestCountry = rows.country(index);
        int titleStart = rows.start(index, Column.TITLE);
        int linkStart = rows.start(index, Column.THUMBNAIL);
        titleLength = rows.end(index, Column.TITLE) - titleStart;
        int linkLength = rows.end(index, Column.THUMBNAIL) - linkStart;
        looksLength = titleLength + linkLength;
        if (looks == null || looks.length < looksLength) {
            looks = new byte[looksLength];
        }
        System.arraycopy(rows.texts(), titleStart, looks, 0, titleLength);
        System.arraycopy(rows.texts(), linkStart, looks, titleLength, linkLength);
    }
}
