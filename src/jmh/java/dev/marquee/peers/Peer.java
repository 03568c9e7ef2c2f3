package dev.marquee.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Another engine that answers the questions of a job, and its command line. {@code bin/bench}
 * installs the engine.
 */
enum Peer {
    /** The fastest database on one machine. Its driver needs only a small JVM. */
    DUCKDB("DuckDB") {
        @Override
        List<String> command(Job job, Path home) {
            String main =
                    switch (job) {
                        case TRENDING -> "dev.marquee.peers.DuckDbTrending";
                        case MOVIES -> "dev.marquee.peers.DuckDbMovies";
                    };
            return java(
                    List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                    System.getProperty("java.class.path"),
                    main);
        }
    },

    /** The graph of the job with Flink's own CSV format. The JVM has the options of bin/marquee. */
    FLINK_CSV("Flink CSV") {
        @Override
        List<String> command(Job job, Path home) {
            require(job, Job.TRENDING);
            return java(
                    List.of(System.getProperty("marquee.jvm").split(" ")),
                    System.getProperty("java.class.path"),
                    "dev.marquee.trending.CsvReaderFormatTrending");
        }
    },

    /** Spark in one process. */
    SPARK("Spark") {
        /** Packages of java.base that Spark opens, as JavaModuleOptions of its launcher does. */
        private static final List<String> OPENED =
                List.of(
                        "java.lang",
                        "java.lang.invoke",
                        "java.lang.reflect",
                        "java.io",
                        "java.net",
                        "java.nio",
                        "java.util",
                        "java.util.concurrent",
                        "java.util.concurrent.atomic",
                        "jdk.internal.ref",
                        "sun.nio.ch",
                        "sun.nio.cs",
                        "sun.security.action",
                        "sun.util.calendar");

        @Override
        List<String> command(Job job, Path home) throws IOException {
            require(job, Job.TRENDING);
            Path folder = home.resolve("target/bench/spark");
            String jars = Files.readString(folder.resolve("classpath")).strip();
            return java(
                    Stream.concat(
                                    Stream.of("-XX:+UseParallelGC"),
                                    OPENED.stream()
                                            .map(name -> "--add-opens=java.base/" + name)
                                            .map(open -> open + "=ALL-UNNAMED"))
                            .toList(),
                    folder.resolve("classes") + File.pathSeparator + jars,
                    "dev.marquee.peers.SparkTrending");
        }
    },

    /** Polars, in a Python environment of its own. */
    POLARS("Polars") {
        @Override
        List<String> command(Job job, Path home) {
            require(job, Job.TRENDING);
            return List.of(
                    home.resolve("target/bench/polars/bin/python").toString(),
                    home.resolve("src/polars/trending.py").toString());
        }
    };

    private final String shown;

    Peer(String shown) {
        this.shown = shown;
    }

    /** Returns the peer with this name in {@code --peers}, for example {@code flink-csv}. */
    static Peer of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * Returns the command line of a job, without its last arguments, which are the input and the
     * results.
     */
    abstract List<String> command(Job job, Path home) throws IOException;

    /**
     * Returns the contender of a comparison.
     *
     * @param home the project's folder
     * @param output the folder that contains the folders of results
     */
    Contender contender(Job job, Path home, Path input, Path output) throws IOException {
        List<String> command = new ArrayList<>(command(job, home));
        command.add(input.toString());
        Path results = output.resolve(name().toLowerCase(Locale.ROOT));
        return new Contender(shown, command, results, results);
    }

    private static List<String> java(List<String> options, String classPath, String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(Logging.option(), "-cp", classPath, main));
        return command;
    }

    void require(Job job, Job only) {
        if (job != only) {
            throw new IllegalArgumentException(
                    shown + " answers only the questions of " + only.command());
        }
    }
}
