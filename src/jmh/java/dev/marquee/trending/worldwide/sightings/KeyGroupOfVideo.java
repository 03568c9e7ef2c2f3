package dev.marquee.trending.worldwide.sightings;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The key group of a video, for benchmarks of inputs whose videos share one. */
public final class KeyGroupOfVideo {
    private KeyGroupOfVideo() {}

    /** The key group of an id of ASCII letters. */
    public static int of(String id) {
        byte[] bytes = id.getBytes(US_ASCII);
        return SightingsBlock.groupOf(bytes, 0, bytes.length);
    }
}
