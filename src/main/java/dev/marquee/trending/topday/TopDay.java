package dev.marquee.trending.topday;

import dev.marquee.job.Emit;
import dev.marquee.job.LocalGathering;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.Projection;
import dev.marquee.trending.TrendingStreams;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * {@link TopDayQuestion} with its settings. With {@link Emit#AT_END} each day is emitted once, and
 * one day is the top day; with {@link Emit#ON_CHANGE} the top day is emitted whenever it or its
 * views change.
 *
 * @param likesOver rows with more likes than this count
 * @param viewsPer the sum that makes a day the top day
 */
record TopDay(long likesOver, ViewsPer viewsPer) implements AskedTrendingQuestion {
    /** The operator that gathers the rows of a subtask with enough likes. */
    static final String LIKED_LISTINGS = "liked-listings";

    /** The number of listings that a subtask gathers at most, some 2 MB. */
    private static final int MOST_LISTINGS = 1 << 17;

    @Override
    public Projection columns() {
        return Projection.NONE;
    }

    @Override
    public void attach(TrendingStreams streams, Outputs outputs, Emit emit, Operators operators) {
        // The factory is serialized, and this record is not serializable.
        long moreThan = likesOver;
        DataStream<LikedDay> likedDays =
                LocalGathering.attach(
                        LIKED_LISTINGS,
                        streams.listings(),
                        () -> new LikedDays(moreThan, MOST_LISTINGS),
                        TypeInformation.of(LikedDay.class),
                        emit,
                        operators);
        DataStream<DayViews> days = DayViewsFunction.attach(likedDays, emit, operators);
        outputs.write(TopDayQuestion.NAME, TopDayFunction.attach(days, viewsPer, emit));
        if (new TopDayQuestion().results(emit).contains(TopDayQuestion.DAYS)) {
            outputs.write(TopDayQuestion.DAYS, days);
        }
    }
}
