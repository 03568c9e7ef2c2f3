package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilmTest {
    @ParameterizedTest
    @CsvSource({
        "AR,       2000-01-01, true,  false",
        "AR,       1999-12-31, false, false",
        "AR,       2017-05-05, true,  false",
        "AR,       '',         false, false",
        "ES,       2005-01-01, false, false",
        "AR|ES,    2000-01-01, true,  true",
        "ES|US|AR, 2009-12-31, true,  true",
        "AR|ES,    2010-01-01, true,  false",
        "AR|ES,    1999-12-31, false, false",
        "AR|ES,    '',         false, false",
        "'',       2005-01-01, false, false"
    })
    void recentArgentineFilmsAndThoseOfTheDecadeAreFoundByCountryAndYear(
            String countries, String date, boolean recentArgentine, boolean ofTheDecade) {
        Film film = film(countries, date);

        assertThat(film.isRecentArgentine()).isEqualTo(recentArgentine);
        assertThat(film.isOfTheDecade()).isEqualTo(ofTheDecade);
    }

    @Test
    void placesAreOrderedByFileThenByOffset() {
        Place place = new Place("file:/b", 10);

        assertThat(new Place("file:/a", 11).isBefore(place)).isTrue();
        assertThat(new Place("file:/b", 9).isBefore(place)).isTrue();
        assertThat(place.isBefore(place)).isFalse();
        assertThat(new Place("file:/b", 11).isBefore(place)).isFalse();
        assertThat(new Place("file:/c", 9).isBefore(place)).isFalse();
    }

    private static Film film(String countries, String date) {
        return new Film(
                1,
                "A",
                date.isEmpty() ? null : date,
                new String[0],
                countries.isEmpty() ? new String[0] : countries.split("\\|"),
                0L,
                null,
                new Place("file", 0));
    }
}
