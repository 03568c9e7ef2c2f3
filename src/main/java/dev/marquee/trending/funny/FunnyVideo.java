package dev.marquee.trending.funny;

/**
 * A result: a funny video.
 *
 * @param videoId the video's id
 * @param title one of the titles it had
 * @param category the title of its category, or {@code unknown}
 */
public record FunnyVideo(String videoId, String title, String category) {
    /** The number of characters of all its texts, each of which may be as long as a record. */
    int characters() {
        return videoId.length() + title.length() + category.length();
    }
}
