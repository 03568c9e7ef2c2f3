package dev.marquee.rabbitmq.source;

/**
 * An input that cannot be read to its end: parts never arrived, messages of other runs are in the
 * way, or there are more parts than the job may remember. Nothing was acknowledged that a
 * checkpoint does not hold.
 */
public final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
