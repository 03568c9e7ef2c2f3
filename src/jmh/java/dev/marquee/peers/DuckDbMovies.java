package dev.marquee.peers;

import java.nio.file.Path;

/**
 * Answers the question of ratings with DuckDB. Arguments: the input, and the folder for the
 * results.
 */
public final class DuckDbMovies {
    private DuckDbMovies() {}

    public static void main(String[] arguments) throws Exception {
        Path input = Path.of(arguments[0]);
        try (DuckDb database = new DuckDb(Path.of(arguments[1]))) {
            database.run(
                    """
                    CREATE TEMP TABLE film AS
                    SELECT id::BIGINT AS id, title
                    FROM read_csv('%s', header = true, all_varchar = true)
                    WHERE contains(production_countries, '''AR''')
                      AND release_date >= '2000-01-01'\
                    """
                            .formatted(input.resolve("movies_metadata.csv")));
            database.run(
                    """
                    CREATE TEMP TABLE link AS
                    SELECT l.movieId AS movie, f.id, f.title
                    FROM read_csv('%s', header = true,
                        columns = {movieId: 'INTEGER', imdbId: 'VARCHAR', tmdbId: 'BIGINT'}) l
                    JOIN film f ON f.id = l.tmdbId\
                    """
                            .formatted(input.resolve("links.csv")));
            // Sums of half stars are exact, like the sums of the job.
            database.run(
                    """
                    CREATE TEMP TABLE rated AS
                    SELECT l.id, any_value(l.title) AS title,
                        sum((2 * r.rating)::INTEGER) / count(*) / 2 AS average,
                        count(*) AS ratings
                    FROM read_csv('%s', header = true,
                        columns = {userId: 'INTEGER', movieId: 'INTEGER', rating: 'FLOAT',
                            timestamp: 'BIGINT'}) r
                    JOIN link l ON l.movie = r.movieId
                    GROUP BY l.id\
                    """
                            .formatted(input.resolve("ratings.csv")));
            database.write("ratings", "SELECT * FROM rated");
            database.write(
                    "ratings-extremes",
                    "(SELECT *, 'best' AS extreme FROM rated ORDER BY average DESC, id LIMIT 1)"
                            + " UNION ALL (SELECT *, 'worst' AS extreme FROM rated"
                            + " ORDER BY average, id LIMIT 1)");
            database.printSeconds();
        }
    }
}
