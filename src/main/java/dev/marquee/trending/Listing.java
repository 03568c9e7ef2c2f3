package dev.marquee.trending;

/**
 * A video on a country's list of trending videos on a day: a row of a file.
 *
 * @param country the country's {@link Country#number}
 * @param video the video's id, opaque
 * @param day days since 1970-01-01
 * @param title the video's title on that day
 * @param category the number of its category, as text
 * @param tags its tags, as they stand in the file; empty where the likes are too few for them to
 *     matter
 * @param views how often it had been viewed
 * @param likes how many liked it
 * @param thumbnail the link of its image, or empty
 * @param restored whether the id was restored from that link
 */
public record Listing(
        short country,
        String video,
        int day,
        String title,
        String category,
        String tags,
        long views,
        long likes,
        String thumbnail,
        boolean restored) {}
