package dev.marquee.thumbnails;

/** A rule forbids the request; the message says why, in words that go into the result. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String detail) {
        // A common answer of a rule, and not a fault: without a stack trace, which costs time.
        super(detail, null, false, false);
    }
}
