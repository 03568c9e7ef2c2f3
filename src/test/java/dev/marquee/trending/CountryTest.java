package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "US_category_id.json, US",
                "ZZ_category_id.json, ZZ",
                "us_category_id.json, none",
                "USA_category_id.json, none",
                "my_US_category_id.json, none",
                "US_category_id.json.gz, none",
                "US_category_id.csv, none",
                "USvideos.csv, none"
            })
    void aCategoryFileNamesItsCountry(String fileName, String country) {
        assertThat(Country.ofCategoryFile(fileName).orElse(null)).isEqualTo(country);
    }

    @Test
    void numbersHaveTheOrderOfTheirCodes() {
        List<String> codes = new ArrayList<>();
        for (char first = 'A'; first <= 'Z'; first++) {
            for (char second = 'A'; second <= 'Z'; second++) {
                codes.add("" + first + second);
            }
        }

        assertThat(codes).hasSize(Country.LIMIT).allMatch(Country::isCode);
        for (int number = 0; number < codes.size(); number++) {
            assertThat(Country.number(codes.get(number))).isEqualTo((short) number);
            assertThat(Country.code((short) number)).isEqualTo(codes.get(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "U", "us", "Us", "USA", "U1", " US", "ÀÉ"})
    void otherTextsAreNotCodes(String text) {
        assertThat(Country.isCode(text)).isFalse();
    }
}
