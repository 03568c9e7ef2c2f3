package dev.marquee.literal;

/**
 * A field is not a literal, or not of the form asked for. The message is one line with the place.
 */
public final class LiteralException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    LiteralException(String problem, int offset) {
        super(problem + " at character " + offset);
        this.offset = offset;
    }

    /** Where in the field, in characters ({@code char}) from 0. */
    public int offset() {
        return offset;
    }
}
