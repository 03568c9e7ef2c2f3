package dev.marquee;

import org.assertj.core.presentation.StandardRepresentation;

/**
 * Shows at most the first characters of each value in the message of a failed assertion. AssertJ
 * uses it for all assertions. Without it, a failed assertion about a page or a file could have a
 * message of megabytes, which fills the memory of the process that reports it.
 */
public final class ShortRepresentation extends StandardRepresentation {
    static final int MOST_CHARACTERS = 10_000;

    @Override
    public String toStringOf(Object value) {
        String text = super.toStringOf(value);
        if (text == null || text.length() <= MOST_CHARACTERS) {
            return text;
        }
        return "%s… (%d characters)".formatted(text.substring(0, MOST_CHARACTERS), text.length());
    }
}
