package dev.marquee.movies.ratings;

import dev.marquee.basics.PlainJava;

/**
 * The sum of the ratings of one movie or film.
 *
 * @param id the number of the movie at MovieLens, or of the film at TMDB
 * @param halfStars the sum of the ratings, in half stars
 * @param ratings the number of ratings
 */
@PlainJava
public record RatingSum(long id, long halfStars, long ratings) {
    RatingSum plus(RatingSum other) {
        return new RatingSum(id, halfStars + other.halfStars, ratings + other.ratings);
    }

    /** Returns the same sum under another number. */
    RatingSum of(long otherId) {
        return new RatingSum(otherId, halfStars, ratings);
    }

    /** Returns the average in stars. */
    double average() {
        return (double) halfStars / ratings / 2;
    }
}
