package dev.marquee.movies.ratings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A line of the result: the best or the worst rated film.
 *
 * @param film the film
 * @param extreme {@code best} or {@code worst}
 */
public record ExtremeFilm(@JsonUnwrapped RatedFilm film, String extreme) {}
