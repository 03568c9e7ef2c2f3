package dev.marquee.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that the user can put right, found before any work begins. The message is one line that
 * says what.
 */
public final class UserException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final ArrayList<String> notes = new ArrayList<>();

    private UserException(String message, int exitCode, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** A wrong option, or a value that cannot be used. */
    public static UserException badOption(String message) {
        return new UserException(message, ExitCode.BAD_USAGE, null);
    }

    /** The same, with what led to it. */
    public static UserException badOption(String message, Throwable cause) {
        return new UserException(message, ExitCode.BAD_USAGE, cause);
    }

    /** Data that cannot be used. */
    public static UserException badData(String message) {
        return new UserException(message, ExitCode.FAILURE, null);
    }

    /** The same, with what led to it. */
    public static UserException badData(String message, Throwable cause) {
        return new UserException(message, ExitCode.FAILURE, cause);
    }

    /**
     * Data that cannot be used, and what was found out before.
     *
     * @param notes shown before the message, as warnings
     */
    public static UserException badData(String message, List<String> notes) {
        UserException exception = new UserException(message, ExitCode.FAILURE, null);
        exception.notes.addAll(notes);
        return exception;
    }

    /** What the user should read before the message, a line each. */
    List<String> notes() {
        return notes;
    }

    int exitCode() {
        return exitCode;
    }
}
