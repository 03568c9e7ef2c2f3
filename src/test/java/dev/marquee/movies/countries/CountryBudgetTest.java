package dev.marquee.movies.countries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.movies.Film;
import dev.marquee.movies.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CountryBudgetTest {
    @Test
    void aFilmOfOneCountryAddsItsBudgetAlsoIfItIsZero() {
        assertThat(CountryBudget.of(film(7, "AR"))).contains(new CountryBudget("AR", 7, 1));
        assertThat(CountryBudget.of(film(0, "AR"))).contains(new CountryBudget("AR", 0, 1));
    }

    @Test
    void aCountryThatIsListedTwiceIsOne() {
        assertThat(CountryBudget.of(film(7, "AR", "AR"))).contains(new CountryBudget("AR", 7, 1));
    }

    @Test
    void aFilmOfSeveralCountriesOrOfNoneAddsNothing() {
        assertThat(CountryBudget.of(film(7, "AR", "ES"))).isEmpty();
        assertThat(CountryBudget.of(film(7))).isEmpty();
    }

    @Test
    void moreBudgetComesFirstAndOfEqualsTheSmallerCode() {
        List<CountryBudget> some =
                new ArrayList<>(
                        List.of(
                                new CountryBudget("ES", 5, 1),
                                new CountryBudget("US", 9, 1),
                                new CountryBudget("AR", 5, 3)));
        some.sort(CountryBudget::compare);

        assertThat(some).extracting(CountryBudget::country).containsExactly("US", "AR", "ES");
    }

    private static Film film(long budget, String... countries) {
        return new Film(1, "A", null, new String[0], countries, budget, new Place("file", 0));
    }
}
