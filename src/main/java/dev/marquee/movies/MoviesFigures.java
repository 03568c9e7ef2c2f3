package dev.marquee.movies;

/** The names of the figures that this job has in addition to the common ones. */
final class MoviesFigures {
    /** Prefix of a kind of rows: the number of rows. */
    static final String ROWS = "rows.";

    /** Prefix of a kind of rows: the number of distinct rows. */
    static final String DISTINCT = "distinct.";

    /** Prefix of a kind of rows: the number of rows that repeat an earlier one. */
    static final String REPEATED = "repeated.";

    /** Films whose budget is neither empty nor a whole number; it counts as 0. */
    static final String BUDGETS_IGNORED = "budgets_ignored";

    /** Countries of films that have neither a code nor a known name. */
    static final String UNKNOWN_COUNTRIES = "unknown_countries";

    private MoviesFigures() {}
}
