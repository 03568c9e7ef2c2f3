package dev.marquee.trending;

/** The names of the figures of all rows, beyond those that every job has. */
final class TrendingFigures {
    /** Ids that a spreadsheet had destroyed. */
    static final String RESTORED_IDS = "restored_ids";

    /** The first day of any row, in days since 1970-01-01. */
    static final String FIRST_DAY = "first_day";

    /** The last one. */
    static final String LAST_DAY = "last_day";

    private TrendingFigures() {}
}
