package dev.marquee.peers;

import java.nio.file.Path;
import java.util.List;

/**
 * Answers the three questions with DuckDB, in the fastest way that we know: explicit columns,
 * countries as an enumeration, and one table in memory. Arguments: the input, and the folder for
 * the results.
 */
public final class DuckDbTrending {
    private DuckDbTrending() {}

    public static void main(String[] arguments) throws Exception {
        Path input = Path.of(arguments[0]);
        List<String> countries = TrendingSql.countries(input);
        try (DuckDb database = new DuckDb(Path.of(arguments[1]))) {
            database.run("CREATE TYPE country AS ENUM ('" + String.join("', '", countries) + "')");
            database.run("CREATE TEMP TABLE listing AS " + listings(input));
            database.write(
                    "funny-videos", TrendingSql.funnyVideos("unnest(string_split(tags, '|'))"));
            database.write("worldwide-videos", TrendingSql.worldwideVideos(countries.size()));
            database.write("top-day", TrendingSql.topDay());
            database.printSeconds();
        }
    }

    private static String listings(Path input) {
        int country = TrendingSql.COUNTRY_FROM_END;
        return TrendingSql.listings(
                "CAST(filename[-%d:-%d] AS country)".formatted(country, country - 1),
                """
                read_csv('%s', header = true, filename = true, quote = '"', escape = '"',
                    delim = ',', auto_detect = false, max_line_size = 4000000, columns = {%s})\
                """
                        .formatted(TrendingSql.files(input), TrendingSql.columns("%s: '%s'")));
    }
}
