package dev.marquee.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line that answers the questions in its own process.
 *
 * @param name its name in the output
 * @param command the command line, whose last argument is the folder of results, which is added
 * @param results the folder of results, which the command creates
 * @param answers the folder that contains a folder for each answer: the folder of results, or a
 *     folder in it
 */
record Contender(String name, List<String> command, Path results, Path answers) {
    /** The line in which a peer prints the time without the start of its process. */
    private static final Pattern WITHOUT_START = Pattern.compile("(?m)^seconds: ([\\d.]+)$");

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int MILLIS_BETWEEN_CHECKS = 10;

    /**
     * A run.
     *
     * @param seconds the seconds from the start of the process to its end
     * @param withoutStart the seconds of the work alone, if the process prints them; otherwise the
     *     same
     * @param peakBytes the peak of the resident memory (VmHWM of Linux)
     */
    record Run(double seconds, double withoutStart, long peakBytes) {
        /** Returns the median of a figure of these runs. */
        static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
            double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /**
     * Returns a job of Marquee, as users run it.
     *
     * @param home the project's folder
     * @param output the folder that contains the folders of results
     */
    static Contender marquee(Job job, Path home, Path input, Path output) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/marquee").toString());
        // Other peers draw no page of their answers.
        command.addAll(List.of(job.command(), "--input", input.toString(), "--no-report"));
        if (job == Job.TRENDING) {
            command.addAll(List.of("--thumbnails", "skip"));
        }
        command.add("--output");
        Path results = output.resolve("marquee");
        return new Contender("Marquee", command, results, results.resolve(job.command()));
    }

    /** Returns the same contender with a variable in its environment. */
    Contender withVariable(String variable, String value) {
        List<String> changed = new ArrayList<>(List.of("env", variable + "=" + value));
        changed.addAll(command);
        return new Contender(name, changed, results, answers);
    }

    /**
     * Runs the command once.
     *
     * @throws IOException if the command fails; the message contains its output
     */
    Run run() throws IOException, InterruptedException {
        delete(results);
        Path log = Files.createTempFile("contender", ".log");
        List<String> whole = new ArrayList<>(command);
        whole.add(results.toString());
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peak = 0;
        while (!process.waitFor(MILLIS_BETWEEN_CHECKS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(status));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String output = Files.readString(log);
        Files.delete(log);
        if (process.exitValue() != 0) {
            throw new IOException(name + " failed: " + output.strip());
        }
        Matcher printed = WITHOUT_START.matcher(output);
        return new Run(
                seconds, printed.find() ? Double.parseDouble(printed.group(1)) : seconds, peak);
    }

    private static long peak(Path status) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(status));
            return peak.find() ? Long.parseLong(peak.group(1)) * 1024 : 0;
        } catch (IOException e) {
            // The process has just ended.
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
