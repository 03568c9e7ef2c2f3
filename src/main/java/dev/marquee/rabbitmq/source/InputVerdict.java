package dev.marquee.rabbitmq.source;

import javax.annotation.Nullable;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * The enumerator's verdict on the input, for readers: it has ended, or cannot be read to its end.
 */
final class InputVerdict implements SourceEvent {
    private static final long serialVersionUID = 1L;

    @Nullable private final String failure;

    private InputVerdict(@Nullable String failure) {
        this.failure = failure;
    }

    static InputVerdict ended() {
        return new InputVerdict(null);
    }

    static InputVerdict failed(String why) {
        return new InputVerdict(why);
    }

    /** Why the input cannot be read to its end; null if it has ended. */
    @Nullable String failure() {
        return failure;
    }
}
