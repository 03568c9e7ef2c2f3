package dev.marquee.movies.ratings;

import dev.marquee.csv.RowBlock;

/**
 * Some ratings: rows of the ratings file, of which there are so many that they are handed on
 * together. Mutable while it is made, not thread-safe; public fields are how Flink serializes it.
 */
public final class RatingBlock implements RowBlock {
    /** Enough that handing on costs nothing, and few enough to stay in a cache. */
    static final int CAPACITY = 512;

    /** The number of each movie, at MovieLens or at TMDB; only the first {@link #size} count. */
    public long[] movies = new long[CAPACITY];

    /** Each rating in half stars, so that sums are exact. */
    public long[] halfStars = new long[CAPACITY];

    /** How many ratings. */
    public int size;

    @Override
    public int rows() {
        return size;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    /** Adds a rating; there must be room. */
    public void add(long movie, long halfStarsOfRating) {
        movies[size] = movie;
        halfStars[size] = halfStarsOfRating;
        size++;
    }
}
