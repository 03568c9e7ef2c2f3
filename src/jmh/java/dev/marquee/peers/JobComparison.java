package dev.marquee.peers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.peers.Contender.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a whole job with other engines that answer its questions. Each run is a new process, on
 * files in the page cache. The contenders take turns, so that a change of the machine's speed
 * affects all of them. The medians of the rounds count, and all answers must be equal.
 *
 * <p>Arguments: {@code trending} or {@code movies}, the folders of the project, of the input and of
 * the results, the number of rounds, and the peers, separated by commas.
 */
public final class JobComparison {
    private final Job job;
    private final Path input;
    private final Contender ours;
    private final List<Contender> contenders = new ArrayList<>();
    private final Map<Contender, List<Run>> runs = new LinkedHashMap<>();
    private Map<String, List<String>> answers = Map.of();

    private JobComparison(String[] arguments) throws IOException {
        job = Job.of(arguments[0]);
        Path home = Path.of(arguments[1]);
        input = Path.of(arguments[2]);
        Path output = Path.of(arguments[3]);
        ours = Contender.marquee(job, home, input, output);
        contenders.add(ours);
        for (String peer : arguments[5].split(",", -1)) {
            contenders.add(Peer.of(peer).contender(job, home, input, output));
        }
    }

    public static void main(String[] arguments) throws Exception {
        new JobComparison(arguments).run(Integer.parseInt(arguments[4]));
    }

    private void run(int rounds) throws Exception {
        double megabytes = PageCache.fill(input) / 1e6;
        System.out.printf("%s: %,.0f MB, %d rounds%n", input, megabytes, rounds);
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                runs.computeIfAbsent(contender, key -> new ArrayList<>()).add(contender.run());
                compareAnswers(contender);
            }
        }
        long rows = rows();
        System.out.printf("%,d rows%n%n", rows);
        answers.forEach((result, lines) -> System.out.printf("%s: %d%n", result, lines.size()));
        print(megabytes, rows);
    }

    /** Checks that a contender has the same results as the first one. */
    private void compareAnswers(Contender contender) throws IOException {
        Map<String, List<String>> answersOfPeer = Answers.read(contender.answers(), job.results());
        if (answers.isEmpty()) {
            answers = answersOfPeer;
        }
        for (Map.Entry<String, List<String>> result : answers.entrySet()) {
            requireSame(result.getKey(), result.getValue(), contender.name(), answersOfPeer);
        }
    }

    private static void requireSame(
            String result,
            List<String> ours,
            String peer,
            Map<String, List<String>> answersOfPeer) {
        List<String> theirs = answersOfPeer.get(result);
        if (theirs.equals(ours)) {
            return;
        }
        List<String> missing = new ArrayList<>(ours);
        missing.removeAll(theirs);
        List<String> added = new ArrayList<>(theirs);
        added.removeAll(ours);
        throw new IllegalStateException(
                "%s: Marquee has %d lines, and %s only there; %s has %d lines, and %s only there"
                        .formatted(result, ours.size(), missing, peer, theirs.size(), added));
    }

    /** Returns the number of rows in the files, from Marquee's summary. */
    private long rows() throws IOException {
        Path summary = ours.answers().resolve("summary.json");
        return new JsonMapper().readTree(summary.toFile()).required("rows_read").asLong();
    }

    private void print(double megabytes, long rows) {
        double ourSeconds = Run.median(runs.get(ours), Run::seconds);
        System.out.printf(
                "%n%-10s %10s %14s %8s %12s %10s %8s %14s%n",
                "",
                "seconds",
                "without start",
                "MB/s",
                "rows/s",
                "peak MiB",
                "ratio",
                "without start");
        runs.forEach(
                (contender, some) -> {
                    double seconds = Run.median(some, Run::seconds);
                    double withoutStart = Run.median(some, Run::withoutStart);
                    System.out.printf(
                            "%-10s %10.2f %14.2f %8.0f %,12.0f %10.0f %8.2f %14.2f%n",
                            contender.name(),
                            seconds,
                            withoutStart,
                            megabytes / seconds,
                            rows / seconds,
                            Run.median(some, Run::peakBytes) / (1 << 20),
                            ourSeconds / seconds,
                            ourSeconds / withoutStart);
                });
        System.out.printf(
                "%nratio: seconds of Marquee's process, divided by the seconds of the other"
                    + " process, and by its seconds%nwithout the start of the process, if it prints"
                    + " them%n");
    }
}
