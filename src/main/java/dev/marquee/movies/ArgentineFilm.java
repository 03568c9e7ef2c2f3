package dev.marquee.movies;

import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The columns that two of the questions read of an Argentine film since 2000.
 *
 * @param id the film's id at TMDB
 * @param title its title
 * @param cast the names of its cast, or null where the films file does not have them
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record ArgentineFilm(long id, String title, @Nullable String[] cast) {
    /** Returns the columns of a film; empty if it is not an Argentine film since 2000. */
    static Optional<ArgentineFilm> of(Film film) {
        return film.isRecentArgentine()
                ? Optional.of(new ArgentineFilm(film.id(), film.title(), film.cast()))
                : Optional.empty();
    }
}
