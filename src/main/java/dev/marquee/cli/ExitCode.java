package dev.marquee.cli;

/** The exit codes of every command. */
public final class ExitCode {
    public static final int SUCCESS = 0;

    /** The job, or another piece of work that had begun, failed; or its data cannot be used. */
    public static final int FAILURE = 1;

    /** An option is wrong; no work had begun. */
    public static final int BAD_USAGE = 2;

    private ExitCode() {}
}
