package dev.marquee.peers;

import dev.marquee.peers.Contender.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the cost of unequal keys in the trending job. All inputs have the same number of rows,
 * and one input is balanced. Cold processes take turns, so that a change of the machine's speed
 * affects all inputs; the medians of the rounds count. The time of a run with hardly any rows is
 * the start of the process, and is subtracted.
 *
 * <p>Arguments: the project's folder, that of the inputs, that of the results, the number of
 * rounds, the number of rows, and {@code batch} or {@code streaming}.
 */
public final class SkewComparison {
    private static final int HARDLY_ANY_ROWS = 10_000;

    private SkewComparison() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path inputs = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        int rows = Integer.parseInt(arguments[4]);
        String mode = arguments[5];

        Contender start = job(home, input(inputs, Skew.NONE, HARDLY_ANY_ROWS), output, mode);
        Map<Skew, Contender> jobs = new EnumMap<>(Skew.class);
        Map<Skew, List<Run>> runs = new EnumMap<>(Skew.class);
        for (Skew skew : Skew.values()) {
            Path input = input(inputs, skew, rows);
            PageCache.fill(input);
            jobs.put(skew, job(home, input, output, mode));
            runs.put(skew, new ArrayList<>());
        }
        List<Run> starts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            starts.add(start.run());
            for (Skew skew : Skew.values()) {
                Run run = jobs.get(skew).run();
                runs.get(skew).add(run);
                System.err.printf(
                        "round %d of %d, %s: %.2f s%n",
                        round + 1, rounds, skew.shown(), run.seconds());
            }
        }
        System.out.printf("%n%,d rows, %s, medians of %d rounds%n", rows, mode, rounds);
        print(starts, runs);
    }

    private static Path input(Path inputs, Skew skew, int rows) throws IOException {
        Path input = inputs.resolve(skew.folder() + "-" + rows);
        if (!Files.exists(input)) {
            System.err.println("marquee: making " + input);
            Files.createDirectories(inputs);
            skew.write(input, rows);
        }
        return input;
    }

    private static Contender job(Path home, Path input, Path output, String mode) {
        return Contender.marquee(Job.TRENDING, home, input, output)
                .withVariable("MARQUEE_MODE", mode);
    }

    private static void print(List<Run> starts, Map<Skew, List<Run>> runs) {
        double start = Run.median(starts, Run::seconds);
        double balanced = Run.median(runs.get(Skew.NONE), Run::seconds);
        System.out.printf(
                "%n%-38s %8s %7s %14s %7s %9s   %s%n",
                "", "seconds", "ratio", "without start", "ratio", "peak MiB", "each run");
        System.out.printf("%-38s %8.2f%n", "hardly any rows", start);
        runs.forEach(
                (skew, some) -> {
                    double seconds = Run.median(some, Run::seconds);
                    System.out.printf(
                            "%-38s %8.2f %7.2f %14.2f %7.2f %9.0f   %s%n",
                            skew.shown(),
                            seconds,
                            seconds / balanced,
                            seconds - start,
                            (seconds - start) / (balanced - start),
                            Run.median(some, Run::peakBytes) / (1 << 20),
                            some.stream().map(run -> "%.2f".formatted(run.seconds())).toList());
                });
    }
}
