package dev.marquee.movies.films;

import dev.marquee.movies.Film;
import javax.annotation.Nullable;

/**
 * A line of a result that lists films.
 *
 * @param id its number at TMDB
 * @param title its title
 * @param releaseDate in ISO form, or null
 * @param genres the names of its genres
 * @param countries the codes of the countries that produced it
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record FilmLine(
        long id, String title, @Nullable String releaseDate, String[] genres, String[] countries) {
    static FilmLine of(Film film) {
        return new FilmLine(
                film.id(), film.title(), film.releaseDate(), film.genres(), film.countries());
    }
}
