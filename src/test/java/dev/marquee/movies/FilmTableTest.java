package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ReadFile;
import dev.marquee.csv.RowList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilmTableTest {
    private static final String NAME = "movies_metadata.csv";
    private static final String HEADER =
            "budget,genres,id,production_countries,release_date,title\n";
    private static final String DRAMA = "\"[{'id': 18, 'name': 'Drama'}]\"";
    private static final String ARGENTINA = "\"[{'iso_3166_1': 'AR', 'name': 'Argentina'}]\"";

    @TempDir Path folder;

    @Test
    void aRecordIsReadAsAFilm() throws IOException {
        ReadFile<RowList<Film>> file =
                read(
                        HEADER
                                + "1000,\"[{'id': 18, 'name': 'Drama'}, {'id': 1, 'name':"
                                + " \"\"L'Été\"\"}]\", 42 ,\"[{'iso_3166_1': 'AR', 'name':"
                                + " 'Argentina'}, {'iso_3166_1': 'CI', 'name': \"\"Cote"
                                + " D'Ivoire\"\"}]\",2001-02-03, Día \n");

        assertThat(ReadFile.rows(file).get(0))
                .usingRecursiveComparison()
                .isEqualTo(
                        new Film(
                                42,
                                " Día ",
                                "2001-02-03",
                                new String[] {"Drama", "L'Été"},
                                new String[] {"AR", "CI"},
                                1000L,
                                null,
                                new Place(
                                        folder.resolve(NAME).toUri().toString().replace("///", "/"),
                                        HEADER.length())));
    }

    @Test
    void aFilmMayHaveNoDate() throws IOException {
        Film film = onlyFilm("0,[],1,[], ,A");

        assertThat(film.releaseDate()).isNull();
        assertThat(film.isReleasedSince(0)).isFalse();
    }

    @Test
    void aFilmMayHaveNoCountriesAndNoGenres() throws IOException {
        assertThat(onlyFilm("0,[],1,[],2001-01-01,A").countries()).isEmpty();
        assertThat(onlyFilm("0,[],1,,2001-01-01,A").countries()).isEmpty();
        assertThat(onlyFilm("0,,1,,2001-01-01,A").genres()).isEmpty();
    }

    @Test
    void aListMayConsistOfNames() throws IOException {
        assertThat(onlyFilm("0,\"['Drama', 'War']\",1,[],,A").genres())
                .containsExactly("Drama", "War");
        assertThat(onlyFilm("0,\"Drama, War\",1,[],,A").genres()).containsExactly("Drama", "War");
    }

    /** In the published file, line ends in unquoted fields split three films. */
    @Test
    void aFilmThatIsSplitByALineEndIsTwoRejectedRecords() throws IOException {
        ReadFile<RowList<Film>> file =
                read(
                        HEADER
                                + film(1)
                                + ("0," + DRAMA + ",2\n")
                                + ("," + ARGENTINA + ",2001-01-01,A\n")
                                + film(3));

        assertThat(ids(file)).containsExactly(1L, 3L);
        assertThat(file.reasons()).containsExactly("number of fields", "number of fields");
        assertThat(file.rejections())
                .containsExactly(
                        "number of fields: 3, and the header has 6",
                        "number of fields: 4, and the header has 6");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "862, 862", "' 862 ', 862", "00862, 862", "862.0, 862", "' 862.00 ', 862"})
    void anIdIsAWholeNumber(String field, long id) throws IOException {
        assertThat(onlyFilm("0,[],\"" + field + "\",[],,A").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1997-08-20",
                "tt0114709",
                "8.5",
                "8.",
                ".0",
                "8.0.0",
                "8e0",
                "-8.0",
                "-8",
                "8 62",
                "9223372036854775808"
            })
    void otherTextIsRejectedAsAnId(String field) throws IOException {
        assertRejected("0,[],\"" + field + "\",[],,A", "id: the id is '" + field.strip() + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': 'Drama'}",
                "[{'id': 18}]",
                "[{'name': None}]",
                "[{'name': 'Drama'}",
                "[{'name': 'Drama'}]]",
                "[{'name': Drama}]",
                "[{'name': str(1)}]",
                "[1, {'name': 'Drama'}]",
                "[['name']]"
            })
    void aListThatDoesNotContainNamesIsRejected(String field) throws IOException {
        ReadFile<RowList<Film>> genres = read(HEADER + "0,\"" + field + "\",1,[],,A\n");
        ReadFile<RowList<Film>> countries =
                read(HEADER + ("0,[],1,\"" + field.replace("name", "iso_3166_1") + "\",,A\n"));

        assertThat(genres.reasons()).containsExactly("list");
        assertThat(genres.rejections().get(0)).startsWith("list: genres: ");
        assertThat(countries.reasons()).containsExactly("list");
        assertThat(countries.rejections().get(0)).startsWith("list: production_countries: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1995-10-30", "2000-02-29", "0001-01-01", "9999-12-31", " 1995-10-30\t"})
    void aDateIsAnIsoDate(String field) throws IOException {
        assertThat(onlyFilm("0,[],1,[]," + field + ",A").releaseDate()).isEqualTo(field.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1995",
                "1995-10",
                "10/30/1995",
                "30.10.1995",
                "1995-13-01",
                "1995-02-30",
                "1900-02-29",
                "0000-01-01",
                "95-10-30",
                "1995-1-1",
                "+1995-10-30",
                "-1995-10-30",
                "1995-10-30T00:00:00"
            })
    void otherTextIsRejectedAsADate(String field) throws IOException {
        assertRejected(
                "0,[],1,[]," + field + ",A", "date: '" + field + "' is not a day as 2001-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "30000000, 30000000",
        "30000000.0, 30000000",
        "' 7 ', 7",
        "'', 0",
        "' ', 0",
        "9223372036854775807, 9223372036854775807"
    })
    void aBudgetIsAWholeNumber(String field, long budget) throws IOException {
        assertThat(onlyFilm(field + ",[],1,[],,A").budget()).isEqualTo(budget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5",
                "1.5",
                "1e6",
                "/ff9qCepilowshEtG2GYWwzt2bs4.jpg",
                "99999999999999999999"
            })
    void otherTextIsAnUnknownBudget(String field) throws IOException {
        assertThat(onlyFilm(field + ",[],1,[],,A").budget()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"['Argentina', 'Spain']\" | AR ES",
                "\"Argentina, United States of America\" | AR US",
                "\"[{\"\"iso_3166_1\"\": \"\"AR\"\", \"\"x\"\": null}]\" | AR",
                "Atlantis | Atlantis"
            })
    void namesOfKnownCountriesAreConvertedToCodes(String field, String codes) throws IOException {
        assertThat(String.join(" ", onlyFilm("0,[],1," + field + ",,A").countries()))
                .isEqualTo(codes);
    }

    @Test
    void theCastIsDecodedOnlyIfItIsRequested() throws IOException {
        String csv = "cast," + HEADER + "\"Ana, Bea\"," + film(1);

        assertThat(ReadFile.rows(ReadFile.of(new FilmTable(true), folder, NAME, csv)).get(0).cast())
                .containsExactly("Ana", "Bea");
        assertThat(
                        ReadFile.rows(ReadFile.of(new FilmTable(false), folder, NAME, csv))
                                .get(0)
                                .cast())
                .isNull();
    }

    /** A record is rejected because of the first of these that is invalid. */
    @Test
    void idListsAndDateAreCheckedInThisOrder() throws IOException {
        assertThat(read(HEADER + "0,x,x,x,x,A\n").reasons()).containsExactly("id");
        assertThat(read(HEADER + "0,[1],1,x,x,A\n").reasons()).containsExactly("list");
        assertThat(read(HEADER + "0,[],1,[],x,A\n").reasons()).containsExactly("date");
    }

    @Test
    void placesAreTheOffsetsOfTheRecords() throws IOException {
        String first = film(1);
        String second = film(2).replace("A\n", "\"A\n\nB\"\n");
        ReadFile<RowList<Film>> file = read(HEADER + first + second + film(3));

        assertThat(ReadFile.rows(file))
                .extracting(film -> film.place().offset())
                .containsExactly(
                        (long) HEADER.length(),
                        (long) (HEADER + first).length(),
                        (long) (HEADER + first + second).length());
    }

    private static String film(int id) {
        return "0,[]," + id + ",[],2001-01-01,A\n";
    }

    private Film onlyFilm(String record) throws IOException {
        List<Film> films = ReadFile.rows(read(HEADER + record + "\n"));
        assertThat(films).hasSize(1);
        return films.get(0);
    }

    private void assertRejected(String record, String reason) throws IOException {
        ReadFile<RowList<Film>> file = read(HEADER + film(1) + record + "\n" + film(3));

        assertThat(ids(file)).containsExactly(1L, 3L);
        assertThat(file.rejections()).containsExactly(reason);
    }

    private static List<Long> ids(ReadFile<RowList<Film>> file) {
        return ReadFile.rows(file).stream().map(Film::id).toList();
    }

    private ReadFile<RowList<Film>> read(String csv) throws IOException {
        return ReadFile.of(new FilmTable(true), folder, NAME, csv);
    }
}
