package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrendingDateTest {
    @ParameterizedTest
    @CsvSource({
        "17.14.11, 2017-11-14",
        "18.01.06, 2018-06-01",
        "18.12.11, 2018-11-12",
        "00.01.01, 2000-01-01",
        "99.31.12, 2099-12-31",
        "20.29.02, 2020-02-29",
        "2020-08-12, 2020-08-12",
        "2020-08-12T00:00:00Z, 2020-08-12",
        "2020-08-12T23:59:59Z, 2020-08-12",
        "2020-08-12T23:59:59.999Z, 2020-08-12",
        "2000-02-29, 2000-02-29",
        "1969-12-31, 1969-12-31",
        "2024.10.11, 2024-10-11",
        "2024.10.11 08:00:00, 2024-10-11",
        "2020-08-12 00:00:00, 2020-08-12",
        "2020-08-12 23:59:59.999999, 2020-08-12",
        "2020-10-27 00:00:00+00:00, 2020-10-27",
        "2020-10-27 00:00:00.5+0000, 2020-10-27",
        "2020-08-12T00:00:00, 2020-08-12",
        "2020-08-12T00:00Z, 2020-08-12",
        "2020-08-12T23:30:00-08:00, 2020-08-12",
        "0001-01-01, 0001-01-01",
        "9999-12-31, 9999-12-31"
    })
    void datesOfAllFormsAreParsed(String text, LocalDate day) {
        assertThat(LocalDate.ofEpochDay(TrendingDate.epochDay(text))).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17.11.14",
                "17.31.04",
                "17.00.11",
                "19.29.02",
                "7.14.11",
                "2017.14.11",
                "17-14-11",
                "17.14.11.",
                "2020-13-01",
                "2020-02-30",
                "2019-02-29",
                "0000-01-01",
                "-2020-01-01",
                "20200812",
                "2020-8-12",
                "2020-08.12",
                "2020.08-12",
                "2020-08-12  00:00:00",
                "2020-08-12T",
                "2020-08-12T00",
                "2020-08-12T00:00:00.",
                "2020-08-12T00:00:00 Z",
                "2020-08-12T00:00:00+2",
                "2020-08-12Z",
                "12/10/2009",
                "today",
                "２０２０-08-12"
            })
    void otherTextsAreRefusedWithACause(String text) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> TrendingDate.epochDay(text))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("\n"));
    }
}
