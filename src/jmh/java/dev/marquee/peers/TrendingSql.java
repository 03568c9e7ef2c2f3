package dev.marquee.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The three questions in the SQL that all compared databases understand, for clean files in the
 * layout of 2020. This class depends on no database, and is on the class paths of all of them.
 *
 * <p>The table {@code listing} is narrow, because some databases store it: it has title and tags
 * only in rows that can answer the first question.
 */
final class TrendingSql {
    /** The end of the names of the files. */
    static final String FILE_ENDING = "_youtube_trending_data.csv";

    /** The columns of a file, in their order. Columns that no question needs are read as text. */
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("video_id", "STRING"),
                    new Column("title", "STRING"),
                    new Column("publishedAt", "STRING"),
                    new Column("channelId", "STRING"),
                    new Column("channelTitle", "STRING"),
                    new Column("categoryId", "INTEGER"),
                    new Column("trending_date", "STRING"),
                    new Column("tags", "STRING"),
                    new Column("view_count", "BIGINT"),
                    new Column("likes", "BIGINT"),
                    new Column("dislikes", "STRING"),
                    new Column("comment_count", "STRING"),
                    new Column("thumbnail_link", "STRING"),
                    new Column("comments_disabled", "STRING"),
                    new Column("ratings_disabled", "STRING"),
                    new Column("description", "STRING"));

    /** The distance from the end of a file's path to the country in it. */
    static final int COUNTRY_FROM_END = FILE_ENDING.length() + 2;

    private TrendingSql() {}

    private record Column(String name, String type) {}

    /** Returns the files of an input and of its folders, as a pattern of paths. */
    static String files(Path input) {
        return input + "/**/*" + FILE_ENDING;
    }

    /** Returns the countries of an input, sorted. */
    static List<String> countries(Path input) throws IOException {
        try (Stream<Path> files = Files.walk(input)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(FILE_ENDING))
                    .map(name -> name.substring(0, 2))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /**
     * Returns the columns, separated by commas.
     *
     * @param form the form of a column in a database, with its name and its type: {@code %s %s}
     */
    static String columns(String form) {
        return COLUMNS.stream()
                .map(column -> form.formatted(column.name(), column.type()))
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the query that creates the table {@code listing}.
     *
     * @param country the expression for the country of a row
     * @param files the table with the rows of the files
     */
    static String listings(String country, String files) {
        return """
        SELECT video_id,
            %s AS country,
            CAST(left(trending_date, 10) AS DATE) AS day,
            view_count AS views,
            likes > 5000000 AS liked,
            CASE WHEN likes > 5000000 THEN title END AS title,
            CASE WHEN likes > 5000000 THEN categoryId END AS category,
            CASE WHEN likes > 5000000 THEN tags END AS tags
        FROM %s\
        """
                .formatted(country, files);
    }

    /**
     * Returns the query of the first question.
     *
     * @param partOfTags the expression that turns a row into one row for each part of its tags
     *     between bars
     */
    static String funnyVideos(String partOfTags) {
        return """
        SELECT DISTINCT video_id, title, category
        FROM (SELECT video_id, title, category, %s AS tag
            FROM listing WHERE liked AND tags ILIKE '%%funny%%')
        WHERE lower(trim(BOTH ' "' FROM tag)) = 'funny'\
        """
                .formatted(partOfTags);
    }

    /**
     * Returns the query of the second question.
     *
     * @param countries the number of countries
     */
    static String worldwideVideos(int countries) {
        return """
        SELECT video_id, count(*) AS days, min(day) AS first_day, max(day) AS last_day
        FROM (SELECT video_id, day FROM listing GROUP BY video_id, day
            HAVING count(DISTINCT country) = %d)
        GROUP BY video_id HAVING count(*) >= 21\
        """
                .formatted(countries);
    }

    /** Returns the query of the third question. */
    static String topDay() {
        return """
        SELECT day, sum(views) AS listing_views, count(*) AS listings
        FROM (SELECT day, video_id, country, max(views) AS views FROM listing
            WHERE liked GROUP BY day, video_id, country)
        GROUP BY day ORDER BY listing_views DESC, day LIMIT 1\
        """;
    }
}
