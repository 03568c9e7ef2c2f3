package dev.marquee.movies.ratings;

/** What the numbers in the ratings are. */
public enum RatingIds {
    /** MovieLens's, which the links turn into TMDB's. */
    MOVIELENS,
    /** Taken for TMDB's, as they stand. */
    TMDB
}
