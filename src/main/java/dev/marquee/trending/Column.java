package dev.marquee.trending;

/**
 * The columns of a listing that are decoded only where a question asks for them. The id, the day,
 * the country, the views and the likes are always decoded.
 */
public enum Column {
    TITLE,
    CATEGORY,
    CATEGORY_TITLE,
    TAGS,
    THUMBNAIL
}
