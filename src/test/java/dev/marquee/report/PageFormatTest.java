package dev.marquee.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageFormatTest {
    @ParameterizedTest
    @CsvSource({
        "999999, '999,999'",
        "1000000, 1.00 million",
        "5227769592, 5.23 billion",
        "123456789012, 123 billion",
        "9223372036854775807, '9,223 quadrillion'"
    })
    void largeNumbersAreRounded(long number, String shown) {
        assertThat(PageFormat.rounded(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 byte", "999, 999 bytes", "1000, 1.0 kB", "999999, 1.0 MB", "2861543, 2.9 MB"})
    void sizesHaveAUnit(long bytes, String shown) {
        assertThat(PageFormat.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1.93, 1.9 seconds", "200, 3 min 20 s", "7500, 2 h 5 min"})
    void timesHaveAUnit(double seconds, String shown) {
        assertThat(PageFormat.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-23, 23 January 2024", "tomorrow, tomorrow", "'', ''"})
    void daysAreWrittenOut(String iso, String shown) {
        assertThat(PageFormat.day(iso)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0 %", "18, 1901, 0.9 %", "1, 1000000, under 0.1 %", "0, 0, 0 %"})
    void sharesArePercentages(long part, long whole, String shown) {
        assertThat(PageFormat.share(part, whole)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"AR, Argentina", "KR, South Korea", "Atlantis, Atlantis"})
    void countriesHaveEnglishNames(String code, String name) {
        assertThat(PageFormat.country(code)).isEqualTo(name);
    }
}
