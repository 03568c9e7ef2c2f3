package dev.marquee.movies.films;

import dev.marquee.basics.PlainJava;
import dev.marquee.movies.Film;
import java.io.Serializable;

/** Chooses the films of a result. */
@PlainJava
@FunctionalInterface
public interface FilmChoice extends Serializable {
    /** Whether a film belongs to the result. */
    boolean has(Film film);
}
