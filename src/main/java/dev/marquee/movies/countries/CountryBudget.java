package dev.marquee.movies.countries;

import dev.marquee.job.CodePoints;
import dev.marquee.movies.Film;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the films of a country cost together that no other country had a part in.
 *
 * @param country the country's code
 * @param budget in dollars
 * @param films how many films
 */
public record CountryBudget(String country, long budget, long films) {
    /** What one film adds; nothing if it is of several countries, or of none. */
    static Optional<CountryBudget> of(Film film) {
        // The same country may stand twice in its list.
        return Arrays.stream(film.countries()).distinct().count() == 1
                ? Optional.of(new CountryBudget(film.countries()[0], film.budget(), 1))
                : Optional.empty();
    }

    CountryBudget plus(CountryBudget other) {
        return new CountryBudget(country, budget + other.budget, films + other.films);
    }

    /** The order of the answer: more budget first, of equals the smaller code. */
    static int compare(CountryBudget left, CountryBudget right) {
        int budgets = Long.compare(right.budget, left.budget);
        return budgets != 0 ? budgets : CodePoints.compare(left.country, right.country);
    }
}
