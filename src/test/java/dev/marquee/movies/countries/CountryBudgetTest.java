package dev.marquee.movies.countries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.movies.Film;
import dev.marquee.movies.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;

final class CountryBudgetTest {
    @Test
    void aFilmOfOneCountryAddsItsBudgetEvenIfItIsZero() {
        assertThat(CountryBudget.of(film(7L, "AR"))).contains(budget("AR", 7, 1));
        assertThat(CountryBudget.of(film(0L, "AR"))).contains(budget("AR", 0, 1));
    }

    @Test
    void aCountryThatIsListedTwiceCountsOnce() {
        assertThat(CountryBudget.of(film(7L, "AR", "AR"))).contains(budget("AR", 7, 1));
    }

    @Test
    void aFilmOfSeveralCountriesOrOfNoneAddsNothing() {
        assertThat(CountryBudget.of(film(7L, "AR", "ES"))).isEmpty();
        assertThat(CountryBudget.of(film(7L))).isEmpty();
    }

    @Test
    void countriesAreOrderedByBudgetThenByCode() {
        List<CountryBudget> countries =
                new ArrayList<>(
                        List.of(budget("ES", 5, 1), budget("US", 9, 1), budget("AR", 5, 3)));
        countries.sort(CountryBudget::compare);

        assertThat(countries).extracting(CountryBudget::country).containsExactly("US", "AR", "ES");
    }

    @Test
    void aFilmWithoutAUsableBudgetAddsZero() {
        assertThat(CountryBudget.of(film(null, "AR"))).contains(budget("AR", 0, 1));
    }

    @Test
    void sumsBeyond64BitsAreExact() {
        CountryBudget most = budget("AR", Long.MAX_VALUE, 1);

        assertThat(most.plus(most).budget()).isEqualTo(new BigInteger("18446744073709551614"));
        assertThat(CountryBudget.compare(most.plus(most), budget("ES", 5, 1))).isNegative();
    }

    private static CountryBudget budget(String country, long dollars, long films) {
        return new CountryBudget(country, BigInteger.valueOf(dollars), films);
    }

    private static Film film(@Nullable Long budget, String... countries) {
        return new Film(1, "A", null, new String[0], countries, budget, null, new Place("file", 0));
    }
}
