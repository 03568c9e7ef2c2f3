package dev.marquee.sample;

/** Which of the two published file layouts a sample has. */
public enum Layout {
    /** {@code USvideos.csv}, days as {@code yy.dd.mm}, as in datasnaek/youtube-new. */
    LAYOUT_2017,
    /**
     * {@code US_youtube_trending_data.csv}, days as {@code 2020-08-12T00:00:00Z}, as in
     * rsrishav/youtube-trending-video-dataset.
     */
    LAYOUT_2020,
    /**
     * The countries take turns: the first has the layout of 2017, the second that of 2020, and so
     * on.
     */
    MIXED
}
