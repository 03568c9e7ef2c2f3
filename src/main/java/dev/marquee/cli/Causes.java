package dev.marquee.cli;

import java.util.Optional;

/** Says in one line why something failed. */
final class Causes {
    private Causes() {}

    /**
     * The innermost cause of a failure that says something: Flink wraps it in what it was doing
     * when it happened.
     */
    static String innermost(Throwable failure) {
        String message = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> line = firstLine(cause);
            if (line.isPresent()) {
                message = withoutClassNames(line.get());
            }
        }
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static Optional<String> firstLine(Throwable cause) {
        return Optional.ofNullable(cause.getMessage())
                .flatMap(text -> text.lines().filter(line -> !line.isBlank()).findFirst());
    }

    /** Exceptions that crossed the network carry their classes' names in their messages. */
    private static String withoutClassNames(String message) {
        return message.replaceFirst("^(?:[a-z]\\w*\\.)+[A-Z][\\w$]*: ", "");
    }
}
