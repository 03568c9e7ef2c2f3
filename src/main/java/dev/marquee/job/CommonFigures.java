package dev.marquee.job;

/** The names of the figures that every job has. */
public final class CommonFigures {
    /** Bytes of the input files that were read. */
    public static final String BYTES = "bytes";

    /** Records that became rows. */
    public static final String ROWS_USED = "rows_used";

    /** The metric that has the rate of {@link #ROWS_USED}. */
    public static final String ROWS_PER_SECOND = "rows_per_second";

    /** The metric that has the seconds since the last completed checkpoint. */
    public static final String CHECKPOINT_AGE = "checkpoint_age_seconds";

    /** Bytes that were not UTF-8, in the fields that were decoded. */
    public static final String REPLACED_BYTES = "replaced_bytes";

    /** Before a reason: the records rejected for it. */
    public static final String REJECTED = "rejected.";

    /** Before a result's name: its lines. */
    public static final String RESULTS = "results.";

    private CommonFigures() {}
}
