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
 * @param name what it is called
 * @param command the command line, which gets the folder of its results as its last argument
 * @param results that folder, which the command makes
 * @param answers the folder in it, or itself, that has one for each answer
 */
record Contender(String name, List<String> command, Path results, Path answers) {
    /** The line in which a peer prints the time without the start of its process. */
    private static final Pattern WITHOUT_START = Pattern.compile("(?m)^seconds: ([\\d.]+)$");

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int BETWEEN_LOOKS_MILLIS = 10;

    /**
     * A run.
     *
     * @param seconds of the process, from its start to its end
     * @param withoutStart of the work alone, if the process prints it; else the same
     * @param peakBytes the most memory it had at a time (Linux's VmHWM)
     */
    record Run(double seconds, double withoutStart, long peakBytes) {
        /** The median of a figure of some runs. */
        static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
            double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /**
     * A job of ours, as users run it.
     *
     * @param home the project's folder
     * @param output the folder of the folders of results
     */
    static Contender marquee(Job job, Path home, Path input, Path output) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/marquee").toString());
        // No peer draws a page of its answers.
        command.addAll(List.of(job.command(), "--input", input.toString(), "--no-report"));
        if (job == Job.TRENDING) {
            command.addAll(List.of("--thumbnails", "skip"));
        }
        command.add("--output");
        Path results = output.resolve("marquee");
        return new Contender("Marquee", command, results, results.resolve(job.command()));
    }

    /** The same with a variable in its environment. */
    Contender withVariable(String variable, String value) {
        List<String> changed = new ArrayList<>(List.of("env", variable + "=" + value));
        changed.addAll(command);
        return new Contender(name, changed, results, answers);
    }

    /**
     * Runs it once.
     *
     * @throws IOException with the end of its output, if it fails
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
        while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(status));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String output = Files.readString(log);
        Files.delete(log);
        if (process.exitValue() != 0) {
            throw new IOException(name + " failed: " + output.strip());
        }
        Matcher told = WITHOUT_START.matcher(output);
        return new Run(seconds, told.find() ? Double.parseDouble(told.group(1)) : seconds, peak);
    }

    private static long peak(Path status) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(status));
            return peak.find() ? Long.parseLong(peak.group(1)) * 1024 : 0;
        } catch (IOException e) {
            // It has just ended.
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
