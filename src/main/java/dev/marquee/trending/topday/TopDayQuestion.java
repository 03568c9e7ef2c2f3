package dev.marquee.trending.topday;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators.Description;
import dev.marquee.trending.TrendingQuestion;
import java.util.List;
import java.util.Set;

/** The day with the most views of liked videos. */
public final class TopDayQuestion implements TrendingQuestion {
    static final String NAME = "top-day";

    /** The second result: the figures of every day. */
    static final String DAYS = "days";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the day with the most views of videos with many likes";
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(TopDay.LIKED_LISTINGS, "gathers the views of each day locally"),
                Description.of(DayViewsFunction.NAME, "adds up the views of each day"),
                Description.alone(TopDayFunction.NAME, "keeps the best day"));
    }

    /** The days are final at the end of the input only. */
    @Override
    public List<String> results(Emit emit) {
        return switch (emit) {
            case AT_END -> List.of(NAME, DAYS);
            case ON_CHANGE -> List.of(NAME);
        };
    }

    @Override
    public Set<String> sharedOptions() {
        return Set.of(LIKES_OVER);
    }

    @Override
    public TopDayOptions options() {
        return new TopDayOptions();
    }
}
