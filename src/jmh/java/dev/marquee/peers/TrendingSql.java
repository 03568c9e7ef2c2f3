package dev.marquee.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The three questions in the SQL that all databases here have in common, over clean files in the
 * layout of 2020. It depends on no database and is on the class paths of all of them.
 *
 * <p>The table {@code listing} is narrow, for who keeps it: title and tags only where a row can
 * answer the first question.
 */
final class TrendingSql {
    /** How the names of the files end. */
    static final String FILE_ENDING = "_youtube_trending_data.csv";

    /** The columns of a file, in their order; of those that no question looks at, the text. */
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

    /** The files of an input and of its folders, as a pattern of paths. */
    static String files(Path input) {
        return input + "/**/*" + FILE_ENDING;
    }

    /** The countries of an input, in their order. */
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
     * The columns, with commas between them.
     *
     * @param form how a database writes one, by its name and its type, as {@code %s %s}
     */
    static String columns(String form) {
        return COLUMNS.stream()
                .map(column -> form.formatted(column.name(), column.type()))
                .collect(Collectors.joining(", "));
    }

    /**
     * The query that makes the table {@code listing}.
     *
     * @param country the expression for the country of a row
     * @param files the table of the files' rows
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
     * The first question.
     *
     * @param partOfTags the expression that makes of a row one for each part of its column tags
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
     * The second question.
     *
     * @param countries how many there are
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

    /** The third question. */
    static String topDay() {
        return """
        SELECT day, sum(views) AS listing_views, count(*) AS listings
        FROM (SELECT day, video_id, country, max(views) AS views FROM listing
            WHERE liked GROUP BY day, video_id, country)
        GROUP BY day ORDER BY listing_views DESC, day LIMIT 1\
        """;
    }
}
