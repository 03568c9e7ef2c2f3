package dev.marquee.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * Measures a job that watches a folder into which small files arrive by rename: the time from the
 * arrival of a file to the answer of its row in a finished file of the results, and how memory,
 * checkpoints and processor time grow with the number of files.
 *
 * <p>The files arrive in ten steps. After each step all answers are awaited; then the live heap is
 * measured, which needs a full collection, and so does not disturb the latencies.
 *
 * <p>Arguments: the project's folder, a folder for all files of the benchmark, the number of files,
 * the number that arrives in a second, and further options of the job.
 */
public final class WatchBenchmark {
    private static final int STEPS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Pattern WEB_UI = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final Pattern ID = Pattern.compile("\"video_id\":\"(\\w+)\"");
    private static final Pattern LIVE = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final String HEADER =
            "video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link\n";

    private final Path input;
    private final Path results;
    private final Path temporary;
    private final Process job;
    private final Path log;
    private final Map<String, Long> arrivals = new HashMap<>();
    private final Set<Path> seen = new HashSet<>();
    private final List<Double> latencies = new ArrayList<>();

    private WatchBenchmark(Path home, Path folder, List<String> options) throws Exception {
        Path fresh = folder.resolve(Long.toString(ProcessHandle.current().pid()));
        input = Files.createDirectories(fresh.resolve("input"));
        results = fresh.resolve("output/trending/funny-videos");
        temporary = Files.createDirectories(fresh.resolve("tmp"));
        log = fresh.resolve("job.log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                home.resolve("bin/marquee").toString(),
                                "trending",
                                "--input=" + input,
                                "--output=" + fresh.resolve("output"),
                                "--watch=1s",
                                "--checkpoint-interval=1s",
                                "--countries=DE,US",
                                "--thumbnails=skip",
                                "--no-report"));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("MARQUEE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        job = builder.start();
    }

    public static void main(String[] arguments) throws Exception {
        int files = Integer.parseInt(arguments[2]);
        int perSecond = Integer.parseInt(arguments[3]);
        WatchBenchmark benchmark =
                new WatchBenchmark(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        List.of(arguments).subList(4, arguments.length));
        try {
            benchmark.run(files, perSecond);
        } finally {
            benchmark.job.destroy();
            benchmark.job.waitFor();
        }
    }

    private void run(int files, int perSecond) throws Exception {
        String job = awaitJob();
        System.out.printf(
                "%,d files, %d a second, --watch 1s, --checkpoint-interval 1s%n%n",
                files, perSecond);
        System.out.printf(
                "%8s %8s %8s %8s %12s %12s %12s %10s %10s%n",
                "files",
                "p50 s",
                "p99 s",
                "max s",
                "paths KiB",
                "state KiB",
                "checkpt ms",
                "live MiB",
                "idle CPU %");
        List<Double> all = new ArrayList<>();
        long pathsBefore = 0;
        long paths = 0;
        for (int step = 1; step <= STEPS; step++) {
            latencies.clear();
            arrive(files / STEPS * (step - 1), files / STEPS * step, perSecond);
            all.addAll(latencies);
            State state = state();
            paths = state.paths;
            if (step == 1) {
                pathsBefore = paths;
            }
            double idle = idleProcessorTime();
            System.out.printf(
                    "%,8d %8.2f %8.2f %8.2f %,12.1f %,12.1f %12d %10.1f %10.1f%n",
                    files / STEPS * step,
                    quantile(latencies, 0.5),
                    quantile(latencies, 0.99),
                    quantile(latencies, 1),
                    paths / 1024.0,
                    state.others / 1024.0,
                    millisOfCheckpoint(job),
                    liveBytes() / (double) (1 << 20),
                    100 * idle);
        }
        System.out.printf(
                "%nall files: p50 %.2f s, p99 %.2f s; %.0f bytes of the checkpoint for each path%n",
                quantile(all, 0.5),
                quantile(all, 0.99),
                (double) (paths - pathsBefore) / (files / STEPS * (STEPS - 1)));
    }

    /** Waits until the job runs; returns the address of its web UI, with its id. */
    private String awaitJob() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && job.isAlive()) {
            Matcher address = WEB_UI.matcher(Files.readString(log));
            if (address.find()) {
                try {
                    JsonNode jobs = get(address.group() + "/jobs").path("jobs");
                    for (JsonNode one : jobs) {
                        if (one.path("status").asText().equals("RUNNING")) {
                            return address.group() + "/jobs/" + one.path("id").asText();
                        }
                    }
                } catch (IOException e) {
                    // The web UI is still starting.
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        throw new IllegalStateException("the job does not start: " + Files.readString(log));
    }

    /** Lets files arrive, and waits for all of their answers. */
    private void arrive(int first, int end, int perSecond) throws Exception {
        long start = System.nanoTime();
        long deadline = start + PATIENCE.toNanos() + (end - first) * 1_000_000_000L / perSecond;
        int next = first;
        while (next < end || !arrivals.isEmpty()) {
            long due = start + (next - first) * 1_000_000_000L / perSecond;
            if (next < end && System.nanoTime() >= due) {
                arrive(next++);
                continue;
            }
            look();
            if (System.nanoTime() > deadline || !job.isAlive()) {
                throw new IllegalStateException(
                        arrivals.size() + " answers are missing: " + Files.readString(log));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private void arrive(int number) throws IOException {
        String id = "video%08d".formatted(number);
        Path hidden = input.resolve(".arriving");
        Files.writeString(
                hidden,
                HEADER
                        + "%s,24.%02d.01,Title of %s,23,funny|x,1000,6000000,https://i.ytimg.com/vi/%s/default.jpg%n"
                                .formatted(id, 1 + number % 28, id, id));
        arrivals.put(id, System.nanoTime());
        Files.move(hidden, input.resolve("list-%08d-USvideos.csv".formatted(number)));
    }

    /** Reads the files of the results that were finished since the last look. */
    private void look() throws IOException {
        if (!Files.exists(results)) {
            return;
        }
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(".") && seen.add(file)) {
                    long now = System.nanoTime();
                    Matcher id = ID.matcher(Files.readString(file));
                    while (id.find()) {
                        latencies.add((now - arrivals.remove(id.group(1))) / 1e9);
                    }
                }
            }
        }
    }

    /**
     * The bytes of a checkpoint.
     *
     * @param paths those of the source's enumerator
     * @param others those of all operators
     */
    private record State(long paths, long others) {}

    /** Reads the newest checkpoint. */
    private State state() throws Exception {
        for (int attempt = 0; ; attempt++) {
            try (Stream<Path> files = Files.walk(temporary)) {
                Path newest =
                        files.filter(file -> file.endsWith("_metadata"))
                                .max((a, b) -> Long.compare(number(a), number(b)))
                                .orElseThrow(() -> new NoSuchFileException("_metadata"));
                return state(newest);
            } catch (IOException | java.io.UncheckedIOException e) {
                // The next checkpoint deletes this one.
                if (attempt == 50) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }

    private static long number(Path metadata) {
        return Long.parseLong(metadata.getParent().getFileName().toString().substring(4));
    }

    private static State state(Path metadata) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            CheckpointMetadata checkpoint =
                    Checkpoints.loadCheckpointMetadata(
                            in, WatchBenchmark.class.getClassLoader(), metadata.toString());
            long paths = 0;
            long all = 0;
            for (OperatorState operator : checkpoint.getOperatorStates()) {
                all += operator.getStateSize();
                paths +=
                        operator.getCoordinatorState() == null
                                ? 0
                                : operator.getCoordinatorState().getStateSize();
            }
            return new State(paths, all - paths);
        }
    }

    private long millisOfCheckpoint(String job) throws IOException {
        return get(job + "/checkpoints")
                .path("summary")
                .path("end_to_end_duration")
                .path("p50")
                .asLong();
    }

    private static JsonNode get(String address) throws IOException {
        try (InputStream answer = URI.create(address).toURL().openStream()) {
            return new JsonMapper().readTree(answer);
        }
    }

    /** The bytes of the live objects of the job's process. */
    private long liveBytes() throws Exception {
        Process histogram =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(job.pid()),
                                "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(histogram.getInputStream().readAllBytes(), UTF_8);
        Matcher total = LIVE.matcher(answer);
        if (!total.find()) {
            throw new IllegalStateException(answer);
        }
        return Long.parseLong(total.group(1));
    }

    /** The processor time of the job's process in a second without arrivals, in seconds. */
    private double idleProcessorTime() throws InterruptedException {
        Duration before = processorTime();
        Thread.sleep(IDLE.toMillis());
        return (double) processorTime().minus(before).toNanos() / IDLE.toNanos();
    }

    private Duration processorTime() {
        return job.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.ceil(share * (sorted.length - 1))];
    }
}
