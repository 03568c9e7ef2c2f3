package dev.marquee.csv;

/**
 * A record is not a row. This is normal for real files and not a fault of the program, so the
 * exception carries no stack trace.
 */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int MOST_CHARACTERS = 300;

    private final String reason;

    /**
     * @param reason a short phrase from a small set, by which rejections are counted
     * @param detail the fault of this record; cut to 300 characters
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
