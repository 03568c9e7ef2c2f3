package dev.marquee.movies;

/** The names of the figures that this job has beyond the common ones. */
final class MoviesFigures {
    /** Before the rows of a kind of file: how many there are. */
    static final String ROWS = "rows.";

    /** Before what the rows are: the distinct ones. */
    static final String DISTINCT = "distinct.";

    /** Before what the rows are: those that repeat an earlier one. */
    static final String REPEATED = "repeated.";

    /** Films whose budget is neither empty nor a whole number; it counts as 0. */
    static final String BUDGETS_IGNORED = "budgets_ignored";

    /** Countries of films, named by something other than a code or a known name. */
    static final String UNKNOWN_COUNTRIES = "unknown_countries";

    private MoviesFigures() {}
}
