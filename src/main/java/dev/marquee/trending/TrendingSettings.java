package dev.marquee.trending;

import dev.marquee.job.Emit;
import dev.marquee.job.RejectLimit;
import dev.marquee.thumbnails.ThumbnailSettings;
import dev.marquee.trending.funny.TagMatch;
import dev.marquee.trending.topday.ViewsPer;
import dev.marquee.trending.worldwide.Together;
import java.util.List;
import javax.annotation.Nullable;

/**
 * What the three questions ask for.
 *
 * @param likesOver rows with more likes than this answer the first and the third question
 * @param tag the tag of the first
 * @param tagMatch how tags are held against it
 * @param minDays how many days make a video worldwide
 * @param together what trending in all countries together means
 * @param countries the codes of all the countries
 * @param viewsPer which sum makes a day the top day
 * @param emit when answers are emitted that may still change
 * @param thumbnails what to do about thumbnails
 * @param maxRejects how many records may be rejected, or null for any number
 */
public record TrendingSettings(
        long likesOver,
        String tag,
        TagMatch tagMatch,
        int minDays,
        Together together,
        List<String> countries,
        ViewsPer viewsPer,
        Emit emit,
        ThumbnailSettings thumbnails,
        @Nullable RejectLimit maxRejects) {}
