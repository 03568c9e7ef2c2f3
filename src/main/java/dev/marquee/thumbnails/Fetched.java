package dev.marquee.thumbnails;

import java.time.Duration;
import javax.annotation.Nullable;

/** What one try brought. */
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

    /** The server has no such image. */
    record Missing(String detail) implements Fetched {}

    /** A rule forbids it; asking again would end the same. */
    record Refused(String detail) implements Fetched {}

    /** The server will not have it; asking again would end the same. */
    record Failed(String detail) implements Fetched {}

    /**
     * It went wrong in a way that may pass.
     *
     * @param retryAfter how long the server wants to be left alone, or null
     */
    record Faulty(String detail, @Nullable Duration retryAfter) implements Fetched {}
}
