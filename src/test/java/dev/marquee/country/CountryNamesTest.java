package dev.marquee.country;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.TestTimeout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryNamesTest {
    private static final Path PUBLISHED_NAMES = Path.of("../shared/data/country-names.tsv");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Argentina                       | AR
                    United States                   | US
                    United States of America        | US
                    Bosnia and Herzegovina          | BA
                    Bosnia & Herzegovina            | BA
                    Bolivia, Plurinational State of | BO
                    Hong Kong                       | HK
                    Viet Nam                        | VN
                    Turkey                          | TR
                    Türkiye                         | TR
                    "Cote D'Ivoire"                 | CI
                    "Côte d’Ivoire"                 | CI
                    "Lao People's Democratic Republic" | LA
                    Trinidad and Tobago             | TT
                    Soviet Union                    | SU
                    Czechoslovakia                  | XC
                    """)
    void commonNamesAndSpellingsHaveCodes(String name, String code) {
        assertThat(CountryNames.code(name)).contains(code);
    }

    @Test
    void caseAndSurroundingSpacesDoNotMatter() {
        assertThat(CountryNames.code(" UNITED kingdom\t")).contains("GB");
    }

    @Test
    void everyCountryNameOfTheJdkHasItsCode() {
        for (String code : Locale.getISOCountries()) {
            String name =
                    new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
            assertThat(CountryNames.code(name)).as(name).contains(code);
        }
    }

    @Test
    void twoCapitalLettersAreACode() {
        assertThat(CountryNames.code("AR")).contains("AR");
        assertThat(CountryNames.code(" ZZ ")).contains("ZZ");
        assertThat(CountryNames.code("ar")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Atlantis", "United", "A1", "--"})
    void otherTextIsNotACountry(String text) {
        assertThat(CountryNames.code(text)).isEmpty();
    }

    /** Unicode normalization sorts accents. For such a text this once took ten minutes. */
    @Test
    @Timeout(value = TestTimeout.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMegabyteOfAccentsIsNotACountry() {
        assertThat(CountryNames.code("a" + "\u0301\u0316".repeat(500_000))).isEmpty();
    }

    @Test
    void everyPublishedNameHasItsCode() throws IOException {
        assumeTrue(Files.exists(PUBLISHED_NAMES));
        for (String line : Files.readAllLines(PUBLISHED_NAMES, UTF_8)) {
            String[] codeAndName = line.split("\t", 2);
            assertThat(CountryNames.code(codeAndName[1])).as(line).contains(codeAndName[0]);
        }
    }
}
