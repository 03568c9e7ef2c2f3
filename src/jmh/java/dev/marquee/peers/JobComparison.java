package dev.marquee.peers;

import dev.marquee.peers.Contender.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Compares a whole job with what else answers its questions: cold processes that take turns, on
 * files that the page cache holds, so that a change of the machine's speed strikes all of them. The
 * medians of the rounds count, and all answers must be the same.
 *
 * <p>Arguments: {@code trending} or {@code movies}, the command {@code bin/marquee}, the folder of
 * the input, that of the results, how many rounds.
 */
public final class JobComparison {
    /** Of each job the results that are compared, and the fields that all contenders tell. */
    private static final Map<String, Map<String, List<String>>> FIELDS =
            Map.of(
                    "trending",
                    Map.of(
                            "funny-videos",
                            List.of("video_id", "title"),
                            "worldwide-videos",
                            List.of("video_id", "days", "first_day", "last_day"),
                            "top-day",
                            List.of("day", "listing_views", "listings")),
                    "movies",
                    Map.of(
                            "ratings",
                            List.of("id", "title", "average", "ratings"),
                            "ratings-extremes",
                            List.of("id", "average", "extreme")));

    private JobComparison() {}

    public static void main(String[] arguments) throws Exception {
        String job = arguments[0];
        Path input = Path.of(arguments[2]);
        Path output = Path.of(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        List<Contender> contenders = contenders(job, arguments[1], input, output);
        double megabytes = megabytes(input);
        System.out.printf("%s: %,.0f MB, %d rounds%n%n", input, megabytes, rounds);
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        Map<String, List<String>> answers = null;
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                Run run = contender.run();
                runs.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(run);
                Path results = contender.results();
                Map<String, List<String>> told =
                        Answers.read(
                                Files.exists(results.resolve(job)) ? results.resolve(job) : results,
                                FIELDS.get(job));
                if (answers != null && !answers.equals(told)) {
                    throw new IllegalStateException(
                            contender.name() + " answers " + told + ", and others " + answers);
                }
                answers = told;
            }
        }
        answers.forEach((result, lines) -> System.out.printf("%s: %d%n", result, lines.size()));
        print(runs, megabytes);
    }

    private static List<Contender> contenders(String job, String marquee, Path input, Path output) {
        List<String> ours = new ArrayList<>(List.of(marquee, job, "--input", input.toString()));
        if (job.equals("trending")) {
            ours.addAll(List.of("--thumbnails", "skip"));
        }
        ours.add("--output");
        String peer = job.equals("trending") ? "DuckDbTrending" : "DuckDbMovies";
        return List.of(
                new Contender("Marquee", ours, output.resolve("marquee")),
                new Contender(
                        "DuckDB",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "dev.marquee.peers." + peer,
                                input.toString()),
                        output.resolve("duckdb")));
    }

    private static void print(Map<String, List<Run>> runs, double megabytes) {
        // A peer's start is its driver's: what counts against it is its work alone.
        double measure = median(runs.get("DuckDB"), Run::withoutStart);
        System.out.printf(
                "%n%-10s %10s %14s %8s %10s %8s%n",
                "", "seconds", "without start", "MB/s", "peak MiB", "ratio");
        runs.forEach(
                (name, some) -> {
                    double seconds = median(some, Run::seconds);
                    System.out.printf(
                            "%-10s %10.2f %14.2f %8.0f %10.0f %8.2f%n",
                            name,
                            seconds,
                            median(some, Run::withoutStart),
                            megabytes / seconds,
                            median(some, Run::peakBytes) / (1 << 20),
                            seconds / measure);
                });
        System.out.printf("%nratio: seconds of the process, against DuckDB's without its start%n");
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The size of all files; reading them once brings them into the page cache. */
    private static double megabytes(Path input) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 20];
        try (Stream<Path> files = Files.walk(input)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (var in = Files.newInputStream(file)) {
                    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                        bytes += read;
                    }
                }
            }
        }
        return bytes / 1e6;
    }
}
