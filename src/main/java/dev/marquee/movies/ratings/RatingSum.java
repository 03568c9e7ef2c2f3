package dev.marquee.movies.ratings;

/**
 * Ratings of one movie or film, added up.
 *
 * @param id the number of the movie at MovieLens, or of the film at TMDB
 * @param halfStars the sum of the ratings, in half stars
 * @param ratings how many ratings
 */
public record RatingSum(long id, long halfStars, long ratings) {
    RatingSum plus(RatingSum other) {
        return new RatingSum(id, halfStars + other.halfStars, ratings + other.ratings);
    }

    /** The same ratings, of what is known by another number. */
    RatingSum of(long otherId) {
        return new RatingSum(otherId, halfStars, ratings);
    }

    /** The average, in stars. */
    double average() {
        return (double) halfStars / ratings / 2;
    }
}
