package dev.marquee.movies;

import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.FuzzedColumn;
import dev.marquee.csv.FuzzedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates a table of each kind that the films' job reads, with any of its names and columns. */
public final class FuzzedFilms {
    private static final List<String> LISTS =
            List.of(
                    "",
                    "[]",
                    "[{'iso_3166_1': 'AR', 'name': 'Argentina'}]",
                    "[{\"iso_3166_1\": \"ES\", \"name\": \"Spain\", \"cast_id\": 1}]",
                    "['Argentina', \"Spain\"]",
                    "[{'name': '\\x1b[2J\\u2028', 'iso_3166_1': '</script>'}]",
                    "Argentina, Spain",
                    "a|b");
    private static final String[] INVALID_LISTS = {
        "[", "{", "[1]", "[{'a': 1}]", "[[[[", "['a'", "{}"
    };

    private FuzzedFilms() {}

    public static List<FuzzedTable> tables(Random random) {
        List<FuzzedTable> tables = new ArrayList<>();
        for (FileKind kind : FileKind.values()) {
            List<String> names =
                    kind.names().stream().filter(name -> !FileKind.isTitlesOnly(name)).toList();
            List<FuzzedColumn> columns = new ArrayList<>();
            for (String column : kind.missingColumns(new CsvHeader(List.of()))) {
                String[] either = column.split(" or ", -1);
                columns.add(column(kind, either[random.nextInt(either.length)]));
            }
            tables.add(
                    FuzzedTable.shuffled(names.get(random.nextInt(names.size())), columns, random));
        }
        return tables;
    }

    private static FuzzedColumn column(FileKind kind, String name) {
        return switch (name) {
            case "genres", "production_countries", "cast" ->
                    FuzzedColumn.of(name, LISTS, INVALID_LISTS);
            case "release_date" ->
                    FuzzedColumn.of(
                            name,
                            List.of("", "1999-12-31", "2004-02-29", "9999-12-31"),
                            "soon",
                            "2001-13-45",
                            "0000-01-01",
                            "10000-01-01",
                            "-2001-01-01");
            case "rating" ->
                    FuzzedColumn.of(
                            name,
                            List.of("0.5", "4", "3.25", "1e0", " 5.0 "),
                            "",
                            "five",
                            "1e",
                            "1e999",
                            "NaN",
                            "0x1p3");
            case "id", "movie_id", "movieId" -> FuzzedColumn.ofNumbers(name);
            // A link may have no film. A film may have no title, and its budget may be any text.
            case "tmdbId" -> FuzzedColumn.of(name, List.of("", "862", "862.0"), "x", "-1", "1e3");
            case "title", "budget" -> FuzzedColumn.ofTexts(name);
            default -> throw new IllegalStateException("no values for " + kind + "'s " + name);
        };
    }
}
