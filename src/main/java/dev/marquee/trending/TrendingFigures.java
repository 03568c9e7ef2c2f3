package dev.marquee.trending;

/** The names of the figures that this job has beyond the common ones. */
public final class TrendingFigures {
    /** Distinct (country, video, day). */
    public static final String LISTINGS = "listings";

    /** Rows that repeat a listing. */
    public static final String REPEATED_ROWS = "repeated_rows";

    /** Ids that a spreadsheet had destroyed. */
    public static final String RESTORED_IDS = "restored_ids";

    /** Funny videos whose category no file tells. */
    public static final String UNKNOWN_CATEGORIES = "unknown_categories";

    /** The first day of any row, in days since 1970-01-01. */
    public static final String FIRST_DAY = "first_day";

    /** The last one. */
    public static final String LAST_DAY = "last_day";

    /** Before a status: the thumbnails that ended so. */
    public static final String THUMBNAILS = "thumbnails.";

    private TrendingFigures() {}
}
