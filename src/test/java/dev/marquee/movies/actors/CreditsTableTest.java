package dev.marquee.movies.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ReadFile;
import dev.marquee.csv.RowList;
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
    void theNamesOfTheCastKeepTheirOrder() throws IOException {
        ReadFile<RowList<Credits>> file =
                read(
                        "\"[{'cast_id': 8, 'name': \"\"Kerri O'Kane\"\", 'profile_path': None},"
                                + " {'name': 'Ricardo Darín', 'order': 1}]\",[], 42\n[],[],43\n");

        assertThat(ReadFile.rows(file)).extracting(Credits::film).containsExactly(42L, 43L);
        assertThat(ReadFile.rows(file).get(0).cast())
                .containsExactly("Kerri O'Kane", "Ricardo Darín");
        assertThat(ReadFile.rows(file).get(1).cast()).isEmpty();
    }

    @Test
    void theIdMayBeNamedMovieIdAndTheCastMayBeJson() throws IOException {
        ReadFile<RowList<Credits>> file =
                ReadFile.of(
                        new CreditsTable(),
                        folder,
                        "tmdb_5000_credits.csv",
                        "movie_id,title,cast,crew\n42.0,A,\"[{\"\"name\"\": \"\"Ana\"\","
                                + " \"\"gender\"\": null}]\",[]\n");

        assertThat(ReadFile.rows(file)).extracting(Credits::film).containsExactly(42L);
        assertThat(ReadFile.rows(file).get(0).cast()).containsExactly("Ana");
    }

    @Test
    void theCrewIsNotRead() throws IOException {
        assertThat(ReadFile.rows(read("[],what ever it is,1\n"))).hasSize(1);
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
    void recordsWithAnInvalidIdOrCastAreRejected(String record) throws IOException {
        ReadFile<RowList<Credits>> file = read(record + "\n[],[],2\n");

        assertThat(file.reasons()).containsExactly("credits");
        assertThat(ReadFile.rows(file)).extracting(Credits::film).containsExactly(2L);
    }

    private ReadFile<RowList<Credits>> read(String records) throws IOException {
        return ReadFile.of(new CreditsTable(), folder, "credits.csv", HEADER + records);
    }
}
