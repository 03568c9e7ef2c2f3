package dev.marquee.thumbnails;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long, how often and how much. {@link #DEFAULTS} is the one place of the default values.
 *
 * @param connectTimeout for opening a connection to one address
 * @param tryTimeout for one try in all: look-up, connection, redirects and the last byte
 * @param tries how often a video's image is asked for at most
 * @param maxBytes the largest image that is kept; the same number bounds the memory of a request
 * @param maxRedirects how many redirects one try follows
 * @param firstBackoff the wait after the first failed try; it doubles with each further one
 * @param longestBackoff where the doubling ends; a {@code Retry-After} may ask for more
 * @param totalTimeout for all tries of a video and the waits between them
 * @param fileTimeout what reading and writing the folder may take beyond that
 */
public record ThumbnailLimits(
        Duration connectTimeout,
        Duration tryTimeout,
        int tries,
        int maxBytes,
        int maxRedirects,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration totalTimeout,
        Duration fileTimeout)
        implements Serializable {

    /** 5 s to connect, 15 s a try, 3 tries, 5 MiB, 3 redirects; a minute in all. */
    public static final ThumbnailLimits DEFAULTS =
            new ThumbnailLimits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    3,
                    5 * 1024 * 1024,
                    3,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30));

    /**
     * @throws IllegalArgumentException if a duration is not positive or a count makes no sense; the
     *     message is one line that names it
     */
    public ThumbnailLimits {
        requirePositive(connectTimeout, "connect timeout");
        requirePositive(tryTimeout, "timeout of a try");
        requirePositive(firstBackoff, "first backoff");
        requirePositive(longestBackoff, "longest backoff");
        requirePositive(totalTimeout, "total timeout");
        requirePositive(fileTimeout, "file timeout");
        require(tries >= 1, "thumbnail tries must be 1 or more, but are " + tries);
        require(maxBytes >= 1, "largest thumbnail must be 1 byte or more, but is " + maxBytes);
        require(
                maxRedirects >= 0,
                "thumbnail redirects must be 0 or more, but are " + maxRedirects);
    }

    /** When the operator itself gives a video up; later than every limit inside it. */
    Duration operatorTimeout() {
        return totalTimeout.plus(fileTimeout);
    }

    private static void requirePositive(Duration duration, String name) {
        require(
                !duration.isNegative() && !duration.isZero(),
                "thumbnail " + name + " must be more than nothing, but is " + duration);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
