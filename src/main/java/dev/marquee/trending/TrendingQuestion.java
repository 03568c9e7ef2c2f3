package dev.marquee.trending;

import dev.marquee.question.Question;

/** A question about the videos that trend on YouTube. */
public interface TrendingQuestion extends Question<SharedSettings, AskedTrendingQuestion> {
    /** The option with the likes that a row must exceed, for {@link #sharedOptions()}. */
    String LIKES_OVER = "--likes-over";

    /** The option with all countries, for {@link #sharedOptions()}. */
    String COUNTRIES = "--countries";
}
