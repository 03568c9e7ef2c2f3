package dev.marquee.basics;

import javax.annotation.Nullable;

/** The first line of a text: messages for users are one line. */
public final class FirstLine {
    private FirstLine() {}

    /** Returns the first line that is not blank; empty if there is none, or no text. */
    public static String of(@Nullable String text) {
        return text == null
                ? ""
                : text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** Returns the first line of the message; without a message, the name of the class. */
    public static String of(Throwable failure) {
        String line = of(failure.getMessage());
        return line.isEmpty() ? failure.getClass().getSimpleName() : line;
    }
}
