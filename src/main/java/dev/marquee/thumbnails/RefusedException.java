package dev.marquee.thumbnails;

/** A rule forbids the request; the message says why, in words that go into the result. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String detail) {
        // An everyday answer of a rule, not a fault: nobody reads its stack trace.
        super(detail, null, false, false);
    }
}
