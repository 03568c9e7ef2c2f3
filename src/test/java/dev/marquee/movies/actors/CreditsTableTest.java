package dev.marquee.movies.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ReadFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreditsTableTest {
    private static final String HEADER = "cast,crew,id\n";

    @TempDir Path folder;

    @Test
    void ofTheCastTheNamesAreKeptInTheirOrder() throws IOException {
        ReadFile<Credits> file =
                read(
                        "\"[{'cast_id': 8, 'name': \"\"Kerri O'Kane\"\", 'profile_path': None},"
                                + " {'name': 'Ricardo Darín', 'order': 1}]\",[], 42\n[],[],43\n");

        assertThat(file.rows()).extracting(Credits::film).containsExactly(42L, 43L);
        assertThat(file.rows().get(0).cast()).containsExactly("Kerri O'Kane", "Ricardo Darín");
        assertThat(file.rows().get(1).cast()).isEmpty();
    }

    @Test
    void theCrewIsNotLookedAt() throws IOException {
        assertThat(read("[],what ever it is,1\n").rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[],[],x",
                "[],[],",
                "\"[{'name': 'A'}\",[],1",
                "{},[],1",
                "\"[{'character': 'A'}]\",[],1"
            })
    void otherRecordsAreRejectedAsCredits(String record) throws IOException {
        ReadFile<Credits> file = read(record + "\n[],[],2\n");

        assertThat(file.reasons()).containsExactly("credits");
        assertThat(file.rows()).extracting(Credits::film).containsExactly(2L);
    }

    private ReadFile<Credits> read(String records) throws IOException {
        return ReadFile.of(new CreditsTable(), folder, "credits.csv", HEADER + records);
    }
}
