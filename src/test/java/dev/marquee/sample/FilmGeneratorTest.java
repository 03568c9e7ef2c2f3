package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.literal.NameListReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilmGeneratorTest {
    private static final int FILMS = 600;
    private static final int RATINGS = 5_000;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"movies_metadata.csv", "credits.csv", "ratings.csv", "links.csv"})
    void equalSettingsGenerateEqualFilesAndAnotherSeedGeneratesOthers(String name)
            throws IOException {
        write("first", 1, 0.05, false);
        write("second", 1, 0.05, false);
        write("third", 2, 0.05, false);

        assertThat(folder.resolve("first").resolve(name))
                .hasSameBinaryContentAs(folder.resolve("second").resolve(name));
        assertThat(Files.readString(folder.resolve("first").resolve(name), ISO_8859_1))
                .isNotEqualTo(Files.readString(folder.resolve("third").resolve(name), ISO_8859_1));
    }

    @Test
    void cleanFilmsHaveValidNumbersAndLists() throws Exception {
        SampleReport report = write("clean", 1, 0, false);

        List<Map<String, String>> films = rows("clean", "movies_metadata.csv");
        assertThat(films).hasSize(FILMS);
        NameListReader literals = new NameListReader();
        Set<String> ids = new HashSet<>();
        List<List<String>> countries = new ArrayList<>();
        for (Map<String, String> film : films) {
            assertThat(ids.add(film.get("id"))).isTrue();
            assertThat(film.get("release_date")).matches("(\\d{4}-\\d\\d-\\d\\d)?");
            assertThat(film.get("budget")).matches("\\d+");
            literals.names(film.get("genres"), "name");
            countries.add(
                    List.copyOf(literals.names(film.get("production_countries"), "iso_3166_1")));
        }
        assertThat(countries).contains(List.of(), List.of("AR", "ES"), List.of("US"));
        assertThat(films)
                .anyMatch(film -> film.get("production_countries").contains("\"Cote D'Ivoire\""));
        assertThat(films).anyMatch(film -> film.get("release_date").isEmpty());
        assertThat(report.dirtyRows()).isZero();
        assertThat(report.rows()).isEqualTo(3 * FILMS + RATINGS);
    }

    @Test
    void cleanCreditsBelongToTheFilms() throws Exception {
        write("clean", 1, 0, false);

        List<Map<String, String>> credits = rows("clean", "credits.csv");
        assertThat(column(credits, "id"))
                .isEqualTo(column(rows("clean", "movies_metadata.csv"), "id"));
        NameListReader literals = new NameListReader();
        List<String> names = new ArrayList<>();
        for (Map<String, String> film : credits) {
            names.addAll(literals.names(film.get("cast"), "name"));
            literals.names(film.get("cast"), "character");
            assertThat(literals.names(film.get("crew"), "job")).contains("Director");
        }
        assertThat(names).anyMatch(name -> name.contains("'"));
        assertThat(new HashSet<>(names)).hasSizeLessThan(names.size() / 4);
        // A text with both kinds of quotes, one of them escaped.
        assertThat(credits).anyMatch(film -> film.get("cast").contains("\\'s \"Friend\""));
    }

    @Test
    void cleanRatingsReferToFilmsInTheLinks() throws IOException {
        write("clean", 1, 0, false);

        List<Map<String, String>> links = rows("clean", "links.csv");
        List<Map<String, String>> ratings = rows("clean", "ratings.csv");
        assertThat(column(links, "movieId")).containsAll(column(ratings, "movieId"));
        assertThat(ratings)
                .hasSize(RATINGS)
                .allMatch(rating -> rating.get("rating").matches("0\\.5|[1-4]\\.[05]|5\\.0"));
        assertThat(column(ratings, "rating")).contains("0.5", "5.0");
        Set<String> films = new HashSet<>(column(rows("clean", "movies_metadata.csv"), "id"));
        assertThat(column(links, "tmdbId"))
                .allMatch(id -> id.isEmpty() || films.contains(id))
                .contains("");
    }

    @Test
    void theShareOfDirtyRowsMatchesTheSetting() throws IOException {
        SampleReport report = write("dirty", 1, 0.1, false);

        assertThat((double) report.dirtyRows() / report.rows()).isCloseTo(0.1, within(0.015));
    }

    @Test
    void compressedFilesHaveTheSameContent() throws IOException {
        write("plain", 1, 0.05, false);
        write("packed", 1, 0.05, true);

        Path packed = folder.resolve("packed/credits.csv.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertThat(in.readAllBytes())
                    .isEqualTo(Files.readAllBytes(folder.resolve("plain/credits.csv")));
        }
    }

    @Test
    void theEstimatedSizeIsWithinFourPercent() throws IOException {
        FilmSettings settings =
                new FilmSettings(folder.resolve("large"), 5_000, 100_000, 1, 0.01, false);

        long written = new FilmGenerator().write(settings).bytes();

        assertThat((double) FilmGenerator.estimatedBytes(settings) / written)
                .isCloseTo(1, within(0.04));
    }

    private SampleReport write(String name, long seed, double dirt, boolean gzip)
            throws IOException {
        return new FilmGenerator()
                .write(new FilmSettings(folder.resolve(name), FILMS, RATINGS, seed, dirt, gzip));
    }

    private List<Map<String, String>> rows(String name, String file) throws IOException {
        return StrictCsv.rows(
                StrictCsv.records(
                        Files.readString(folder.resolve(name).resolve(file), UTF_8), false));
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> row.get(name)).collect(Collectors.toList());
    }
}
