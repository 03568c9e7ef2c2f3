package dev.marquee.movies;

/**
 * A row that may be repeated. Of the rows with the same key, the one with the first position
 * counts.
 */
public interface Placed {
    /** The key: rows with equal keys repeat each other. */
    long key();

    /** The position of the row. */
    Place place();
}
