package dev.marquee.peers;

import dev.marquee.peers.Contender.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how the time and the heap of the trending job grow with its input. Each run is a new
 * process, and the inputs take turns. The time of a run with very few rows is the start of the
 * process, and is subtracted.
 *
 * <p>Arguments: the folders of the project and of the results, the number of rounds, an input with
 * very few rows, and then the other inputs, the smallest first.
 */
public final class ScaleComparison {
    private static final double MEGA = 1e6;

    private ScaleComparison() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        List<Measured> inputs = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            inputs.add(new Measured(Path.of(arguments[i]), home, output));
        }
        for (int round = 0; round < rounds; round++) {
            for (Measured input : inputs) {
                input.run();
            }
        }
        print(inputs);
    }

    private static void print(List<Measured> inputs) {
        double start = inputs.get(0).seconds();
        System.out.printf(
                "%n%10s %10s %14s %10s %14s %10s%n",
                "MB", "seconds", "without start", "peak MiB", "peak heap MiB", "live MiB");
        for (Measured input : inputs) {
            System.out.printf(
                    "%,10.0f %10.2f %14.2f %10.0f %14.0f %10.0f%n",
                    input.megabytes,
                    input.seconds(),
                    input.seconds() - start,
                    Run.median(input.runs, Run::peakBytes) / (1 << 20),
                    input.heaps.stream().mapToLong(HeapLog::peakMiB).max().orElseThrow() * 1.0,
                    input.heaps.stream().mapToLong(HeapLog::liveMiB).max().orElseThrow() * 1.0);
        }
        for (int i = 2; i < inputs.size(); i++) {
            Measured less = inputs.get(i - 1);
            Measured more = inputs.get(i);
            System.out.printf(
                    "%n%.1f times the bytes: %.1f times the seconds without start%n",
                    more.megabytes / less.megabytes,
                    (more.seconds() - start) / (less.seconds() - start));
        }
    }

    /** An input, and the runs of the job on it. */
    private static final class Measured {
        private final double megabytes;
        private final Path heapLog;
        private final Contender job;
        private final List<Run> runs = new ArrayList<>();
        private final List<HeapLog> heaps = new ArrayList<>();

        Measured(Path input, Path home, Path output) throws Exception {
            this.megabytes = PageCache.fill(input) / MEGA;
            this.heapLog = Files.createTempFile("heap", ".log");
            heapLog.toFile().deleteOnExit();
            this.job =
                    Contender.marquee(Job.TRENDING, home, input, output)
                            .withVariable("MARQUEE_JAVA_OPTS", HeapLog.option(heapLog));
        }

        void run() throws Exception {
            runs.add(job.run());
            heaps.add(HeapLog.read(heapLog));
        }

        double seconds() {
            return Run.median(runs, Run::seconds);
        }
    }
}
