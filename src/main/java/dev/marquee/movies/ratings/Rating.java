package dev.marquee.movies.ratings;

/**
 * A rating: a row of the ratings.
 *
 * @param movie the number of the movie, at MovieLens or at TMDB
 * @param halfStars the rating in half stars, so that sums are exact
 */
public record Rating(long movie, long halfStars) {}
