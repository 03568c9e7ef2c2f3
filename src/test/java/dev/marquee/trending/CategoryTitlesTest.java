package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CategoryTitlesTest {
    private static final CategoryTitles CATEGORIES =
            CategoryTitles.of(
                    List.of(
                            Map.entry("US", Map.of("23", "Comedy", "29", "Nonprofits", "10", "US")),
                            Map.entry("DE", Map.of("23", "Komödie", "10", "DE")),
                            Map.entry("GB", Map.of("10", "GB", "1", "Film", "30", ""))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    title of the own country,        US, 23, Comedy
                    title of another own country,    DE, 23, Komödie
                    title of any other country,      DE, 29, Nonprofits
                    title of the smallest code,      FR, 10, DE
                    country without a file,          FR, 1,  Film
                    empty title,                     US, 30, ''
                    number in no file,               US, 99, unknown
                    empty number,                    US, '', unknown
                    number with a leading zero,      US, 01, unknown
                    number as pandas writes it,      US, 23.0, Comedy
                    number with more zeros,          US, 23.00, Comedy
                    number in no file with zeros,    US, 99.0, unknown
                    another fraction is a title,     US, 23.5, 23.5
                    a title that ends in a zero,     US, Top 10, Top 10
                    """)
    void theTitleOfTheOwnCountryTakesPrecedence(
            String name, String country, String number, String title) {
        assertThat(CATEGORIES.lookup().title(country, number, "")).isEqualTo(title);
    }

    @Test
    void theOrderOfTheFilesOfDifferentCountriesDoesNotMatter() {
        Map.Entry<String, Map<String, String>> first = Map.entry("US", Map.of("1", "Film"));
        Map.Entry<String, Map<String, String>> second = Map.entry("DE", Map.of("1", "Kino"));

        assertThat(CategoryTitles.of(List.of(first, second)).lookup().title("FR", "1"))
                .isEqualTo(CategoryTitles.of(List.of(second, first)).lookup().title("FR", "1"))
                .isEqualTo("Kino");
    }

    @Test
    void twoFilesOfACountryAreMergedAndTheFirstTakesPrecedence() {
        CategoryTitles.Lookup lookup =
                CategoryTitles.of(
                                List.of(
                                        Map.entry("US", Map.of("1", "Film", "2", "Autos")),
                                        Map.entry("US", Map.of("1", "Movies", "3", "Pets"))))
                        .lookup();

        assertThat(lookup.title("US", "1")).isEqualTo("Film");
        assertThat(lookup.title("US", "2")).isEqualTo("Autos");
        assertThat(lookup.title("US", "3")).isEqualTo("Pets");
    }

    @Test
    void withoutFilesEveryTitleIsUnknown() {
        assertThat(CategoryTitles.of(List.of()).lookup().title("US", "23")).isEqualTo("unknown");
    }
}
