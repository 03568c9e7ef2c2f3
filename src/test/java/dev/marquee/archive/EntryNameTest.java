package dev.marquee.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryNameTest {
    @ParameterizedTest
    @CsvSource({
        "USvideos.csv, USvideos.csv",
        "sub/US_category_id.json, sub/US_category_id.json",
        "sub\\US_category_id.json, sub/US_category_id.json",
        "./a//b.csv, a/b.csv",
        "a..b.csv, a..b.csv"
    })
    void separatorsAreNormalizedToSlashes(String name, String normalized) {
        EntryName entry = EntryName.of(name);

        assertThat(entry.fault()).isEmpty();
        assertThat(entry.isHidden()).isFalse();
        assertThat(entry.normalized()).isEqualTo(normalized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"__MACOSX/USvideos.csv", "a/._US.csv", ".DS_Store", "_SUCCESS"})
    void aHiddenFolderOrFileHidesTheEntry(String name) {
        assertThat(EntryName.of(name).isHidden()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "../../x.csv, has a name that leads out of the archive",
        "a/../../x.csv, has a name that leads out of the archive",
        "..\\x.csv, has a name that leads out of the archive",
        "/etc/x.csv, 'has an absolute name, which leads out of the archive'",
        "C:\\x.csv, 'has an absolute name, which leads out of the archive'",
        "inner.zip, 'is a zip in a zip, which is not read; unpack the outer one'"
    })
    void anUnusableNameIsReportedWithItsCause(String name, String cause) {
        EntryName entry = EntryName.of(name);

        assertThat(entry.isHidden()).isFalse();
        assertThat(entry.fault()).contains(cause);
    }

    @Test
    void longNamesAndControlCharactersAreRejected() {
        assertThat(EntryName.of("a\u001B[2Jb.csv").fault())
                .contains("has control characters in its name");
        EntryName tooLong = EntryName.of("x".repeat(60_000));
        assertThat(tooLong.fault()).contains("has a name of 60000 characters");
        assertThat(tooLong.shown()).hasSize(201).endsWith("x…");
    }
}
