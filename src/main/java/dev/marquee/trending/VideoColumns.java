package dev.marquee.trending;

import dev.marquee.basics.PlainJava;

/**
 * The places of the columns in the records of one file; {@link #ABSENT} of those that it does not
 * have.
 *
 * @param country absent where the country of all rows is in the name of the file
 * @param category the number or the title of the category
 * @param tagSeparator the character between two tags
 */
@PlainJava
record VideoColumns(
        int id,
        int day,
        int views,
        int likes,
        int country,
        int title,
        int category,
        int categoryTitle,
        int tags,
        char tagSeparator,
        int thumbnail) {
    /** The place of a column that the file does not have. */
    static final int ABSENT = -1;
}
