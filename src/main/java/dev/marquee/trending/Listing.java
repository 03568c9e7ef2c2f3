package dev.marquee.trending;

import dev.marquee.basics.PlainJava;
import javax.annotation.Nullable;

/**
 * A video on a country's list of trending videos on a day: a row of a file.
 *
 * <p>The columns of {@link Column} are null where they were not decoded ({@link Projection}). Their
 * accessors then throw an {@link IllegalStateException} that names the column; they never return
 * null.
 *
 * @param country the country's {@link Country#number}
 * @param video the video's id, opaque
 * @param day days since 1970-01-01
 * @param title the video's title on that day
 * @param category the number of its category, as text, or its title where the file has titles alone
 * @param categoryTitle the title of its category where the file has numbers and titles, or empty
 * @param tags its tags, as written in the file
 * @param tagSeparator the character between two tags
 * @param views how often it had been viewed
 * @param likes the number of likes
 * @param thumbnail the link of its image, or empty
 * @param restored whether the id was restored from that link
 */
@PlainJava
public record Listing(
        short country,
        String video,
        int day,
        @Nullable String title,
        @Nullable String category,
        @Nullable String categoryTitle,
        @Nullable String tags,
        char tagSeparator,
        long views,
        long likes,
        @Nullable String thumbnail,
        boolean restored) {
    /** A listing whose tags are separated by bars, without a title of its category. */
    public Listing(
            short country,
            String video,
            int day,
            @Nullable String title,
            @Nullable String category,
            @Nullable String tags,
            long views,
            long likes,
            @Nullable String thumbnail,
            boolean restored) {
        this(
                country,
                video,
                day,
                title,
                category,
                category == null ? null : "",
                tags,
                '|',
                views,
                likes,
                thumbnail,
                restored);
    }

    @Override
    public String title() {
        return decoded(title, Column.TITLE);
    }

    @Override
    public String category() {
        return decoded(category, Column.CATEGORY);
    }

    @Override
    public String categoryTitle() {
        return decoded(categoryTitle, Column.CATEGORY_TITLE);
    }

    @Override
    public String tags() {
        return decoded(tags, Column.TAGS);
    }

    @Override
    public String thumbnail() {
        return decoded(thumbnail, Column.THUMBNAIL);
    }

    private static String decoded(@Nullable String value, Column column) {
        if (value == null) {
            throw notDecoded(column);
        }
        return value;
    }

    static IllegalStateException notDecoded(Column column) {
        return new IllegalStateException(
                "the column "
                        + column
                        + " was not decoded in this row: no question's projection asks for it");
    }
}
