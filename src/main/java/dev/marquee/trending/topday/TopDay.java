package dev.marquee.trending.topday;

import dev.marquee.job.Emit;
import dev.marquee.job.LocalGathering;
import dev.marquee.job.Operators;
import dev.marquee.trending.Listing;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The third question's part of the graph.
 *
 * @param days the figures of every day that has a listing with enough likes
 * @param topDay the best of them
 */
public record TopDay(DataStream<DayViews> days, DataStream<DayViews> topDay) {
    /** What a subtask gathers at most, some 2 MB. */
    private static final int MOST_LISTINGS = 1 << 17;

    /** The name of the operator that keeps what the question needs of rows. */
    public static final String LIKED_LISTINGS = "liked-listings";

    /** The name of the operator that sums up each day. */
    public static final String DAY_VIEWS = DayViewsFunction.NAME;

    /** The name of the operator that keeps the best day. */
    public static final String TOP_DAY = TopDayFunction.NAME;

    /**
     * Attaches the question to the rows with enough likes.
     *
     * <p>With {@link Emit#AT_END} each day comes once and the top day is one; with {@link
     * Emit#ON_CHANGE} a day comes whenever it changes, and the top day whenever it or its views
     * change.
     */
    public static TopDay of(
            DataStream<Listing> liked, ViewsPer viewsPer, Emit emit, Operators operators) {
        // On change the moment counts, so nothing waits for other rows.
        int most = emit == Emit.ON_CHANGE ? 1 : MOST_LISTINGS;
        DataStream<LikedDay> likedDays =
                LocalGathering.attach(
                        LIKED_LISTINGS,
                        liked,
                        () -> new LikedDays(most),
                        TypeInformation.of(LikedDay.class),
                        operators);
        DataStream<DayViews> days = DayViewsFunction.attach(likedDays, emit, operators);
        return new TopDay(days, TopDayFunction.attach(days, viewsPer, emit));
    }
}
