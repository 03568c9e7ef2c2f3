/**
 * The question of how Argentine films since 2000 are rated.
 *
 * <p>Ratings are by far the most rows, and nearly none is asked for. Which are is known only when
 * all films and links are, so the ratings do not wait for them: they are added up by movie where
 * they are read, and only the sums travel.
 */
package dev.marquee.movies.ratings;
