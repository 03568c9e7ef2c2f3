package dev.marquee.rabbitmq.source;

/** An input whose end was announced, and of which something never came. */
public final class MissingPartsException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingPartsException(String message) {
        super(message);
    }
}
