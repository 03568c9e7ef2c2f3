package dev.marquee.movies.countries;

import java.math.BigInteger;

/**
 * A line of the result: one of the countries with the largest budgets.
 *
 * @param rank 1 for the largest
 * @param country the country's code, or its name where no code is known for it
 * @param budget the sum of the budgets of the films that it produced alone, in dollars
 * @param films the number of these films
 */
public record RankedCountry(int rank, String country, BigInteger budget, long films) {
    static RankedCountry of(int rank, CountryBudget country) {
        return new RankedCountry(rank, country.country(), country.budget(), country.films());
    }
}
