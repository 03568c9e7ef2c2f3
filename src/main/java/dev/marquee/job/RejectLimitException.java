package dev.marquee.job;

/** More records were rejected than the user allows. */
final class RejectLimitException extends Exception {
    private static final long serialVersionUID = 1L;

    RejectLimitException(String message) {
        super(message);
    }
}
