package dev.marquee.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A DuckDB database in memory, with a thread for each processor. Not thread-safe. */
final class DuckDb implements AutoCloseable {
    private final Path results;
    private final Connection connection;
    private final Statement statement;
    private final long start = System.nanoTime();

    DuckDb(Path results) throws SQLException {
        this.results = results;
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        this.statement = connection.createStatement();
        run("SET preserve_insertion_order = false");
        run("SET threads = " + Runtime.getRuntime().availableProcessors());
    }

    void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** Writes the answers of a query as JSON Lines. */
    void write(String result, String query) throws Exception {
        Path folder = Files.createDirectories(results.resolve(result));
        run("COPY (" + query + ") TO '" + folder.resolve("part.jsonl") + "' (FORMAT json)");
    }

    /** Prints the seconds since the database was opened. */
    void printSeconds() {
        System.out.printf("seconds: %.3f%n", (System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
