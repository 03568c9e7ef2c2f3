package dev.marquee.csv;

/**
 * A record that is no row. It is part of the day's work on real files and not a fault of the
 * program, so it carries no stack trace.
 */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int MOST_CHARACTERS = 300;

    private final String reason;

    /**
     * @param reason a short phrase out of a small set, by which rejections are counted
     * @param detail what is wrong with this record; cut where it is longer than 300 characters
     */
    public RejectedException(String reason, String detail) {
        super(reason + ": " + Excerpt.of(detail, MOST_CHARACTERS), null, false, false);
        this.reason = reason;
    }

    /** The phrase by which the rejection is counted; the message begins with it. */
    public String reason() {
        return reason;
    }
}
