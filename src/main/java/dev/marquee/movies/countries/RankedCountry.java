package dev.marquee.movies.countries;

/**
 * A country among those that spend most.
 *
 * @param rank 1 for the first
 * @param country its code
 * @param budget what the films cost that it made alone, in dollars
 * @param films how many they are
 */
public record RankedCountry(int rank, String country, long budget, long films) {
    static RankedCountry of(int rank, CountryBudget country) {
        return new RankedCountry(rank, country.country(), country.budget(), country.films());
    }
}
