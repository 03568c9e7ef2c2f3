package dev.marquee.movies.films;

import dev.marquee.movies.Film;
import java.io.Serializable;

/** Which films a question asks for. */
@FunctionalInterface
public interface FilmChoice extends Serializable {
    /** Whether a film is one of them. */
    boolean has(Film film);
}
