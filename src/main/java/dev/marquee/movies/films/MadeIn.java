package dev.marquee.movies.films;

import dev.marquee.basics.PlainJava;
import dev.marquee.movies.Film;
import java.util.List;

/**
 * Chooses films by the countries that produced them.
 *
 * @param countries the codes of some countries, at least one
 * @param all whether all of them must have produced the film, or any
 */
@PlainJava
public record MadeIn(List<String> countries, boolean all) implements FilmChoice {
    @Override
    public boolean has(Film film) {
        return all
                ? countries.stream().allMatch(film::isMadeIn)
                : countries.stream().anyMatch(film::isMadeIn);
    }
}
