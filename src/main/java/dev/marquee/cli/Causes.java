package dev.marquee.cli;

import dev.marquee.basics.FirstLine;
import java.util.regex.Pattern;

/** The cause of a failure in one line. */
final class Causes {
    /** Of a bounded number of packages: for each repetition the matcher calls itself. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("^(?:[a-z]\\w*+\\.){1,20}[A-Z][\\w$]*+: ");

    private Causes() {}

    /**
     * The innermost cause of a failure that says something: Flink wraps it in what it was doing
     * when it happened.
     */
    static String innermost(Throwable failure) {
        String message = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = FirstLine.of(cause.getMessage());
            if (!line.isEmpty()) {
                message = withoutClassNames(line);
            }
        }
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** Exceptions that crossed the network carry their classes' names in their messages. */
    private static String withoutClassNames(String message) {
        return CLASS_NAME.matcher(message).replaceFirst("");
    }
}
