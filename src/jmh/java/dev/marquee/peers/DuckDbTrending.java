package dev.marquee.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The three questions, as DuckDB answers them fastest that we know of: explicit columns, and one
 * narrow table in which title and tags are kept only where a row can answer the first question.
 * Arguments: the input (clean files in the layout of 2020), the folder of results.
 */
public final class DuckDbTrending {
    private static final int PATH_END = "_youtube_trending_data.csv".length();

    private DuckDbTrending() {}

    public static void main(String[] arguments) throws Exception {
        Path input = Path.of(arguments[0]);
        List<String> countries = countries(input);
        try (DuckDb database = new DuckDb(Path.of(arguments[1]))) {
            database.run("CREATE TYPE country AS ENUM ('" + String.join("', '", countries) + "')");
            database.run(
                    """
                    CREATE TEMP TABLE listing AS
                    SELECT video_id,
                        filename[-%d:-%d]::country AS country,
                        left(trending_date, 10)::DATE AS day,
                        view_count AS views,
                        likes > 5000000 AS liked,
                        CASE WHEN likes > 5000000 THEN title END AS title,
                        CASE WHEN likes > 5000000 THEN categoryId END AS category,
                        CASE WHEN likes > 5000000 THEN tags END AS tags
                    FROM read_csv('%s/*_youtube_trending_data.csv', header = true,
                        filename = true, quote = '"', escape = '"', delim = ',',
                        auto_detect = false, max_line_size = 4000000,
                        columns = {video_id: 'VARCHAR', title: 'VARCHAR', publishedAt: 'VARCHAR',
                            channelId: 'VARCHAR', channelTitle: 'VARCHAR',
                            categoryId: 'INTEGER', trending_date: 'VARCHAR', tags: 'VARCHAR',
                            view_count: 'BIGINT', likes: 'BIGINT', dislikes: 'VARCHAR',
                            comment_count: 'VARCHAR', thumbnail_link: 'VARCHAR',
                            comments_disabled: 'VARCHAR', ratings_disabled: 'VARCHAR',
                            description: 'VARCHAR'})\
                    """
                            .formatted(PATH_END + 2, PATH_END + 1, input));
            database.write(
                    "funny-videos",
                    """
                    SELECT DISTINCT video_id, title, category
                    FROM (SELECT video_id, title, category, unnest(string_split(tags, '|')) AS tag
                        FROM listing WHERE liked AND tags ILIKE '%funny%')
                    WHERE lower(trim(tag, ' "')) = 'funny'\
                    """);
            database.write(
                    "worldwide-videos",
                    """
                    SELECT video_id, count(*) AS days, min(day) AS first_day, max(day) AS last_day
                    FROM (SELECT video_id, day FROM listing GROUP BY video_id, day
                        HAVING count(DISTINCT country) = %d)
                    GROUP BY video_id HAVING count(*) >= 21\
                    """
                            .formatted(countries.size()));
            database.write(
                    "top-day",
                    """
                    SELECT day, sum(views) AS listing_views, count(*) AS listings
                    FROM (SELECT day, video_id, country, max(views) AS views FROM listing
                        WHERE liked GROUP BY day, video_id, country)
                    GROUP BY day ORDER BY listing_views DESC, day LIMIT 1\
                    """);
            database.tellSeconds();
        }
    }

    private static List<String> countries(Path input) throws Exception {
        try (Stream<Path> files = Files.list(input)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_youtube_trending_data.csv"))
                    .map(name -> name.substring(0, 2))
                    .sorted()
                    .toList();
        }
    }
}
