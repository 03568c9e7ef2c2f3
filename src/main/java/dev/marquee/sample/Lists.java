package dev.marquee.sample;

/** What the statistics of the lists of a sample resemble. */
public enum Lists {
    /**
     * Lists on which much happens: about one video in a hundred has more than a hundred million
     * views, and a few videos are on the lists of all countries for three weeks or more, so that
     * every question has an answer in a small sample too. The other figures, and the different ways
     * to quote fields, are those of heads of datasnaek/youtube-new and
     * rsrishav/youtube-trending-video-dataset.
     */
    EVENTFUL(200),

    /**
     * Lists as they were from December 2025 to August 2026, measured in all rows of four countries:
     * most videos leave a list after a day or two, one row in two thousand has more than five
     * million likes, and fields are quoted only where they need it. Unlike there, one place in
     * fifty has a video that is on the lists of all countries for three weeks or more; else hardly
     * any video would be listed everywhere.
     */
    YEAR_2025(50);

    private final int usualLength;

    Lists(int usualLength) {
        this.usualLength = usualLength;
    }

    /** The number of rows that a list usually has. */
    int usualLength() {
        return usualLength;
    }
}
