package dev.marquee.trending.worldwide.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An appearance with bytes of its own, as it is shipped and kept in state.
 *
 * @param day days since 1970-01-01
 * @param country the {@link dev.marquee.trending.Country#number} of the country
 * @param texts the title followed by the thumbnail's link, as UTF-8; not to be changed
 * @param titleLength the number of bytes of the title
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record SavedAppearance(int day, short country, byte[] texts, int titleLength)
        implements Appearance {
    @Override
    public int titleStart() {
        return 0;
    }

    @Override
    public int titleEnd() {
        return titleLength;
    }

    @Override
    public int thumbnailStart() {
        return titleLength;
    }

    @Override
    public int thumbnailEnd() {
        return texts.length;
    }

    /** The title. */
    public String title() {
        return new String(texts, 0, titleLength, UTF_8);
    }

    /** The link of the thumbnail, or an empty text. */
    public String thumbnail() {
        return new String(texts, titleLength, texts.length - titleLength, UTF_8);
    }
}
