package dev.marquee.csv;

import static java.util.stream.Collectors.joining;

import dev.marquee.peers.Logging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares the speed of CSV readers, in bytes of the file per second with one thread.
 *
 * <p>Arguments: the folder for the file, and {@code --quick} for a small file and a few seconds,
 * which only shows that everything works. First, all readers read the file once, and must agree
 * about its contents. Then they take turns, each in a process of its own, so that a change of the
 * machine's speed affects all of them. The median of the rounds counts.
 */
public final class CsvComparison {
    /**
     * The names of the readers, by the method of the benchmark. The others are compared to the last
     * one.
     */
    private static final Map<String, String> READERS = new LinkedHashMap<>();

    static {
        READERS.put("recordReader", "Marquee: records and columns alone");
        READERS.put("csvFormat", "Marquee: CsvFormat");
        READERS.put("fastCsv", "FastCSV");
        READERS.put("csvReaderFormat", "Flink: CsvReaderFormat");
    }

    private static final String BASELINE = "csvReaderFormat";

    private record Size(int megabytes, int rounds, int iterations, TimeValue iteration) {
        static final Size FULL = new Size(200, 3, 3, TimeValue.seconds(2));
        static final Size QUICK = new Size(4, 1, 1, TimeValue.milliseconds(500));
    }

    private CsvComparison() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        Path folder = Path.of(arguments[0]);
        Size size = Arrays.asList(arguments).contains("--quick") ? Size.QUICK : Size.FULL;
        Path file = Files.createDirectories(folder).resolve(size.megabytes + "MB.csv");
        if (!Files.exists(file)) {
            VideoFile.write(file, size.megabytes * 1_000_000L);
        }
        Totals totals = agreedTotals(file);
        System.out.printf("%s: %,d bytes, %s%n%n", file, Files.size(file), totals);
        print(measure(file, size));
    }

    private static Totals agreedTotals(Path file) throws IOException {
        CsvBenchmark benchmark = new CsvBenchmark();
        benchmark.file = file.toString();
        Totals totals = benchmark.csvFormat();
        for (Totals others :
                List.of(
                        benchmark.recordReader(),
                        benchmark.fastCsv(),
                        benchmark.csvReaderFormat())) {
            if (!others.toString().equals(totals.toString())) {
                throw new IllegalStateException(totals + ", but also " + others);
            }
        }
        return totals;
    }

    private static Map<String, List<Double>> measure(Path file, Size size)
            throws IOException, RunnerException {
        double megabytes = Files.size(file) / 1e6;
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        for (int round = 1; round <= size.rounds; round++) {
            System.out.printf("round %d of %d%n", round, size.rounds);
            for (String reader : READERS.keySet()) {
                double seconds =
                        new Runner(options(reader, file, size))
                                .runSingle()
                                .getPrimaryResult()
                                .getScore();
                speeds.computeIfAbsent(reader, r -> new ArrayList<>()).add(megabytes / seconds);
            }
        }
        return speeds;
    }

    private static Options options(String reader, Path file, Size size) {
        return new OptionsBuilder()
                .include(CsvBenchmark.class.getName() + "." + reader + "$")
                .param("file", file.toString())
                .forks(1)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", Logging.option())
                .warmupIterations(size.iterations)
                .warmupTime(size.iteration)
                .measurementIterations(size.iterations)
                .measurementTime(size.iteration)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static void print(Map<String, List<Double>> speeds) {
        double baseline = median(speeds.get(BASELINE));
        System.out.printf(
                "%n%-36s%8s  %9s  in each round%n", "MB/s, one thread", "median", "to Flink's");
        speeds.forEach(
                (reader, rounds) -> {
                    double median = median(rounds);
                    System.out.printf(
                            "%-36s%,8.0f  %9.2f  %s%n",
                            READERS.get(reader),
                            median,
                            median / baseline,
                            rounds.stream().map("%,.0f"::formatted).collect(joining(", ")));
                });
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
