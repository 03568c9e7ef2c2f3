package dev.marquee.rabbitmq.message;

/** A message that cannot be read. The message says why and does not name the message. */
final class UnreadableMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String why) {
        super(why, null, false, false);
    }
}
