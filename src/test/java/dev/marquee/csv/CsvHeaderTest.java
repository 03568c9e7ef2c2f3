package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvHeaderTest {
    private final CsvHeader header = new CsvHeader(List.of("id", " title\u00a0", "views", "id"));

    @Test
    void whiteSpaceAroundANameIsIgnored() throws CsvException {
        assertThat(header.requiredColumn("title")).isEqualTo(1);
    }

    @Test
    void theFirstOfEqualNamesIsUsed() {
        assertThat(header.column("id")).hasValue(0);
    }

    @Test
    void alternativeNamesAreTriedInOrder() {
        assertThat(header.column("view_count", "views", "id")).hasValue(2);
        assertThat(header.column("likes")).isEmpty();
    }

    @Test
    void namesAreCaseInsensitive() {
        assertThat(header.column("ID")).hasValue(0);
    }

    @Test
    void aMissingRequiredColumnIsReported() {
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> header.requiredColumn("likes", "like_count"))
                .withMessage("no column likes or like_count");
    }
}
