package dev.marquee.movies.ratings;

/** The kind of ids that the ratings have. */
public enum RatingIds {
    /** Ids of MovieLens, which the links map to ids of TMDB. */
    MOVIELENS,
    /** Ids of TMDB, used without a mapping. */
    TMDB
}
