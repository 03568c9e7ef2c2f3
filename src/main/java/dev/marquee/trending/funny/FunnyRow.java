package dev.marquee.trending.funny;

import javax.annotation.Nullable;

/**
 * A row that is part of the answer once the title of its category is known.
 *
 * @param country two capital letters
 * @param category the category's number, as text, or its title
 * @param categoryTitle the category's title in the row; empty or null where it has none
 */
public record FunnyRow(
        String video,
        String title,
        String country,
        String category,
        @Nullable String categoryTitle) {
    /** The number of characters of all its texts, each of which may be as long as a record. */
    int characters() {
        return video.length()
                + title.length()
                + category.length()
                + (categoryTitle == null ? 0 : categoryTitle.length());
    }
}
