package dev.marquee.trending.worldwide.rule;

import java.util.Arrays;

/**
 * A video in one of its listings: when and where it is listed, and its title and the link of its
 * thumbnail there. The texts are ranges of UTF-8 bytes, so that a row of a batch, a gathered video
 * and a video in state are compared by the same rule and without decoding.
 */
public interface Appearance {
    /** Days since 1970-01-01. */
    int day();

    /** The {@link dev.marquee.trending.Country#number} of the country. */
    short country();

    /** The array that contains title and link; not to be changed. */
    byte[] texts();

    /** The index of the first byte of the title. */
    int titleStart();

    /** The index after its last byte. */
    int titleEnd();

    /** The index of the first byte of the thumbnail's link. */
    int thumbnailStart();

    /** The index after its last byte. */
    int thumbnailEnd();

    /**
     * Whether this appearance of a video is later than another one: its title and link are shown
     * then. Of appearances on the same day the one in the country with the smallest code is the
     * latest, then the one with the smallest title, then the one with the smallest link; texts are
     * ordered by code points, which is the order of their UTF-8 bytes. An appearance is not later
     * than an equal one.
     */
    default boolean isLaterThan(Appearance other) {
        if (day() != other.day()) {
            return day() > other.day();
        }
        if (country() != other.country()) {
            return country() < other.country();
        }
        int byTitle =
                Arrays.compareUnsigned(
                        texts(),
                        titleStart(),
                        titleEnd(),
                        other.texts(),
                        other.titleStart(),
                        other.titleEnd());
        if (byTitle != 0) {
            return byTitle < 0;
        }
        return Arrays.compareUnsigned(
                        texts(),
                        thumbnailStart(),
                        thumbnailEnd(),
                        other.texts(),
                        other.thumbnailStart(),
                        other.thumbnailEnd())
                < 0;
    }
}
