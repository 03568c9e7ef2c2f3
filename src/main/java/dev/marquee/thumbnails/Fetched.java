package dev.marquee.thumbnails;

import java.time.Duration;
import javax.annotation.Nullable;

/** The outcome of one try. */
sealed interface Fetched {

    /** An image of an allowed type and size. */
    final class Image implements Fetched {

        private final ImageType type;
        private final byte[] bytes;

        /** Takes the array as it is; the caller gives it away. */
        Image(ImageType type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        ImageType type() {
            return type;
        }

        /** The image itself, not a copy. */
        byte[] bytes() {
            return bytes;
        }
    }

    /** The server does not have the image. */
    record Missing(String detail) implements Fetched {}

    /** A rule forbids it; another try would fail too. */
    record Refused(String detail) implements Fetched {}

    /** The server refuses the request; another try would fail too. */
    record Failed(String detail) implements Fetched {}

    /**
     * It went wrong in a way that may pass.
     *
     * @param retryAfter how long to wait before the next request, or null
     */
    record Faulty(String detail, @Nullable Duration retryAfter) implements Fetched {}
}
