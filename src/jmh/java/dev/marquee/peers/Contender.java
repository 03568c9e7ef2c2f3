package dev.marquee.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line that answers the questions, in a process of its own.
 *
 * @param name what it is called
 * @param command the command line, which gets the folder of its results as its last argument
 * @param results that folder, which the command makes
 * @param answers the folder in it, or itself, that has one for each answer
 */
record Contender(String name, List<String> command, Path results, Path answers) {
    /** What a peer prints in a line of its own: the time without the start of its process. */
    private static final Pattern WITHOUT_START = Pattern.compile("(?m)^seconds: ([\\d.]+)$");

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int BETWEEN_LOOKS_MILLIS = 10;

    /**
     * A run.
     *
     * @param seconds of the process, from its start to its end
     * @param withoutStart of the work alone, where the process tells, else the same
     * @param peakBytes the most memory it had at a time (Linux's VmHWM)
     */
    record Run(double seconds, double withoutStart, long peakBytes) {}

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
