package dev.marquee.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A made-up film.
 *
 * @param id its number among the films
 * @param countries those that produced it; none, one or several
 * @param released the day, or null where it is not known
 * @param budget in dollars, 0 where it is not known
 * @param seed of everything else
 */
record MadeUpFilm(
        long id, List<Country> countries, @Nullable LocalDate released, long budget, long seed) {
    /**
     * A country as the literals have it.
     *
     * @param code ISO 3166-1
     */
    record Country(String code, String name) {}

    private static final Country ARGENTINA = new Country("AR", "Argentina");
    private static final Country SPAIN = new Country("ES", "Spain");
    private static final Country UNITED_STATES = new Country("US", "United States of America");
    private static final Country[] OTHERS = {
        new Country("FR", "France"),
        new Country("GB", "United Kingdom"),
        new Country("IT", "Italy"),
        new Country("DE", "Germany"),
        new Country("JP", "Japan"),
        new Country("IN", "India"),
        new Country("BR", "Brazil"),
        new Country("MX", "Mexico"),
        // A Python literal has this name in double quotes.
        new Country("CI", "Cote D'Ivoire")
    };

    /** A prime above the largest number of films, so that no two films have a number. */
    private static final long NUMBERS = 999_983;

    private static final long STEP = 48_271;

    private static final Spread YEAR =
            Spread.of(0, 1920, 100, 1955, 400, 1993, 600, 2004, 1000, 2021);

    private static final Spread MILLIONS = Spread.of(0, 0, 300, 2, 700, 15, 950, 80, 1000, 250);

    /** The film at an index, from 0. */
    static MadeUpFilm of(FilmSettings settings, long index) {
        Dice dice = new Dice(Dice.seed(settings.seed(), index));
        List<Country> countries = countries(dice);
        return new MadeUpFilm(
                id(index),
                countries,
                dice.oneIn(40) ? null : day(dice),
                dice.percent(45) ? MILLIONS.draw(dice) * 1_000_000 + dice.below(1000) * 1000L : 0,
                dice.next());
    }

    /** The number of the film at an index. */
    static long id(long index) {
        return (index + 1) * STEP % NUMBERS;
    }

    /** The language of its texts and people. */
    Language language() {
        return Language.of(countries.isEmpty() ? "" : countries.get(0).code());
    }

    private static LocalDate day(Dice dice) {
        return LocalDate.ofYearDay((int) YEAR.draw(dice), 1 + dice.below(365));
    }

    private static List<Country> countries(Dice dice) {
        List<Country> countries = new ArrayList<>();
        int place = dice.below(100);
        if (place < 12) {
            return countries;
        }
        if (place < 20) {
            countries.add(ARGENTINA);
        } else if (place < 28) {
            countries.add(SPAIN);
        } else if (place < 33) {
            countries.add(dice.oneIn(2) ? ARGENTINA : SPAIN);
            countries.add(countries.contains(SPAIN) ? ARGENTINA : SPAIN);
        } else if (place < 65) {
            countries.add(UNITED_STATES);
        } else {
            countries.add(dice.pick(OTHERS));
        }
        if (dice.oneIn(8)) {
            Country partner = dice.pick(OTHERS);
            if (!countries.contains(partner)) {
                countries.add(partner);
            }
        }
        return countries;
    }
}
