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
                    its own country's,               US, 23, Comedy
                    its own country's of others,     DE, 23, Komödie
                    any country's,                   DE, 29, Nonprofits
                    the smallest code's of any,      FR, 10, DE
                    of a country without a file,     FR, 1,  Film
                    an empty title,                  US, 30, ''
                    a number that no file has,       US, 99, unknown
                    no number,                       US, '', unknown
                    a number in another form,        US, 01, unknown
                    """)
    void titlesOfCategories(String name, String country, String number, String title) {
        assertThat(CATEGORIES.lookup().title(country, number)).isEqualTo(title);
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
    void twoFilesOfACountryAddUpAndTheEarlierOneCounts() {
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
    void withoutFilesAllAreUnknown() {
        assertThat(CategoryTitles.of(List.of()).lookup().title("US", "23")).isEqualTo("unknown");
    }
}
