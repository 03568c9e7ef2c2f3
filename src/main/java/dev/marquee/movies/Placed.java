package dev.marquee.movies;

/** A row that may be repeated: the earliest of those with its key counts. */
public interface Placed {
    /** The number that rows have in common which repeat each other. */
    long key();

    /** Where the row stands. */
    Place place();
}
