package dev.marquee.rabbitmq.message;

import java.io.Serializable;
import java.util.Optional;

/** What a job asks of a message before it takes it in. Stateless and thread-safe. */
@FunctionalInterface
public interface BodyCheck extends Serializable {
    /**
     * Why the body of a part, or a file of categories, cannot be read, in words that do not name
     * the message; nothing if it can be. A bad row is not a reason.
     */
    Optional<String> complaint(Message message);
}
