package dev.marquee.movies.ratings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The film that is rated best, or worst.
 *
 * @param film the film
 * @param extreme {@code best} or {@code worst}
 */
public record ExtremeFilm(@JsonUnwrapped RatedFilm film, String extreme) {}
