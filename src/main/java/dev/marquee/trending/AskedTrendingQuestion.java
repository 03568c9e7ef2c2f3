package dev.marquee.trending;

import dev.marquee.question.AskedQuestion;

/** A question about the videos that trend on YouTube, with its settings. */
public interface AskedTrendingQuestion extends AskedQuestion<TrendingStreams> {
    /**
     * The columns that the question reads. Others are not decoded, unless another question of the
     * run reads them.
     */
    Projection columns();

    /**
     * Whether the question must know every country of the input before the first row is read. A run
     * that asks it needs {@code --countries} where the input does not end.
     */
    default boolean needsCountries() {
        return false;
    }
}
