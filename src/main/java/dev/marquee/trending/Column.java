package dev.marquee.trending;

import dev.marquee.basics.PlainJava;

/**
 * The columns of a listing that are decoded only where a question asks for them. The id, the day,
 * the country, the views and the likes are always decoded.
 */
@PlainJava
public enum Column {
    TITLE(0),
    CATEGORY(1),
    CATEGORY_TITLE(2),
    TAGS(3),
    THUMBNAIL(4);

    private final int position;

    Column(int position) {
        this.position = position;
    }

    /** The position among the columns, from 0. */
    int position() {
        return position;
    }

    /** The column as a set of columns: one bit. */
    int bit() {
        return 1 << position;
    }

    /** Whether a set of columns, as bits, contains the column. */
    boolean isIn(int columns) {
        return (columns & bit()) != 0;
    }
}
