package dev.marquee.trending;

import dev.marquee.question.Question;

/** A question about the videos that trend on YouTube. */
public interface TrendingQuestion extends Question<SharedSettings, AskedTrendingQuestion> {}
