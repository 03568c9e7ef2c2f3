package dev.marquee.movies.countries;

import dev.marquee.basics.PlainJava;
import dev.marquee.job.CodePoints;
import dev.marquee.movies.Film;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The sum of the budgets of the films that one country produced alone.
 *
 * @param country the country's code, or its name where no code is known for it
 * @param budget the sum in dollars, exact: a sum of any number of budgets fits
 * @param films the number of films
 */
@PlainJava
public record CountryBudget(String country, BigInteger budget, long films) {
    /** Returns the budget of one film; empty if several countries or none produced it. */
    static Optional<CountryBudget> of(Film film) {
        // A list may name a country twice.
        if (Arrays.stream(film.countries()).distinct().count() != 1) {
            return Optional.empty();
        }
        long budget = film.budget() == null ? 0 : film.budget();
        return Optional.of(new CountryBudget(film.countries()[0], BigInteger.valueOf(budget), 1));
    }

    CountryBudget plus(CountryBudget other) {
        return new CountryBudget(country, budget.add(other.budget), films + other.films);
    }

    /** Compares in the order of the result: the larger budget first, then the smaller code. */
    static int compare(CountryBudget left, CountryBudget right) {
        int budgets = right.budget.compareTo(left.budget);
        return budgets != 0 ? budgets : CodePoints.compare(left.country, right.country);
    }
}
