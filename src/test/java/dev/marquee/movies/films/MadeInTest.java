package dev.marquee.movies.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.movies.Film;
import dev.marquee.movies.Place;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MadeInTest {
    @ParameterizedTest
    @CsvSource({
        "AR,       true,  false",
        "ES,       true,  false",
        "US|ES|AR, true,  true",
        "AR|AR,    true,  false",
        "US,       false, false",
        "ARG,      false, false",
        "'',       false, false"
    })
    void aFilmMatchesAnyOrAllOfTheCountries(String countries, boolean any, boolean all) {
        Film film =
                new Film(
                        1,
                        "A",
                        null,
                        new String[0],
                        countries.split("\\|"),
                        0L,
                        null,
                        new Place("file", 0));

        assertThat(new MadeIn(List.of("AR", "ES"), false).has(film)).isEqualTo(any);
        assertThat(new MadeIn(List.of("AR", "ES"), true).has(film)).isEqualTo(all);
    }
}
