package dev.marquee.chaos;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.marquee.ResultFiles;
import dev.marquee.cluster.ClusterJob;
import dev.marquee.cluster.ProgramRun;
import dev.marquee.job.Emit;
import dev.marquee.trending.AskedQuestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One run of the job, from its start to its end, with the strikes that fit into it. Not
 * thread-safe.
 */
final class DisturbedRun {
    private static final Duration POLL = Duration.ofMillis(50);

    /** Longer than anything of a job takes, on a machine that has other work. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** By now the job has noticed whatever it can notice. */
    private static final Duration NOTICED = Duration.ofSeconds(20);

    private static final String QUEUE = "marquee.trending";
    private static final String RESULTS_QUEUE = "results";
    private static final String EXCHANGE = "marquee.results";

    private final Stage stage;
    private final Mode mode;
    private final int number;
    private final Path output;
    private final List<CompletableFuture<ProgramRun>> commands = new ArrayList<>();

    DisturbedRun(Stage stage, Mode mode, int number) {
        this.stage = stage;
        this.mode = mode;
        this.number = number;
        output = stage.folder().resolve("%s-%d".formatted(mode.title(), number));
    }

    /** The results, which are complete after the run. */
    ResultFiles results() {
        return new ResultFiles(output.resolve("trending"));
    }

    /**
     * Runs the job without any strike.
     *
     * @return what went wrong; empty after a good run
     */
    List<String> undisturbed() throws Exception {
        stage.images().countFor(output.resolve("trending/thumbnails"));
        ProgramRun run = start(mode.title()).join();
        return run.exitCode() == 0 ? List.of() : List.of(wrongEnd(run));
    }

    /**
     * Runs the job, and takes strikes out of the given ones as long as it runs.
     *
     * @param expected the results of an undisturbed run
     * @param recoveries is given each recovery
     * @return what went wrong; empty after a good run
     */
    List<String> disturbed(
            ResultFiles expected, Deque<Strike> strikes, Consumer<Recovery> recoveries)
            throws Exception {
        stage.images().countFor(output.resolve("trending/thumbnails"));
        List<String> wrong =
                switch (mode) {
                    case BATCH, STREAMING -> bounded(expected, strikes, recoveries);
                    case WATCH -> watching(expected, strikes, recoveries);
                    case RABBITMQ -> messages(expected, strikes, recoveries);
                };
        List<String> all = new ArrayList<>(wrong);
        if (!stage.images().needless().isEmpty()) {
            all.add("images were fetched that were there: " + stage.images().needless());
        }
        return all;
    }

    private List<String> bounded(
            ResultFiles expected, Deque<Strike> strikes, Consumer<Recovery> recoveries)
            throws Exception {
        Instant begin = Instant.now();
        CompletableFuture<ProgramRun> command = start(mode.title());
        strikeAll(begin, awaitJob(), strikes, recoveries);
        return compareAfter(command, expected);
    }

    private List<String> compareAfter(CompletableFuture<ProgramRun> command, ResultFiles expected)
            throws Exception {
        List<String> wrong = new ArrayList<>();
        ProgramRun run = command.join();
        if (run.exitCode() != 0) {
            wrong.add(wrongEnd(run));
            awaitEndOfJob();
        }
        wrong.addAll(
                mode == Mode.RABBITMQ
                        ? Comparison.ofMessages(expected, results())
                        : Comparison.ofBounded(expected, results()));
        return wrong;
    }

    /** The files arrive in as many shares as there are strikes, and one. */
    private List<String> watching(
            ResultFiles expected, Deque<Strike> strikes, Consumer<Recovery> recoveries)
            throws Exception {
        Path watched = stage.folder().resolve("watched-" + number);
        Files.createDirectory(watched);
        List<Path> files = new ArrayList<>();
        for (Path file : filesOfInput()) {
            if (file.toString().endsWith(".json")) {
                arrive(file, watched);
            } else {
                files.add(file);
            }
        }
        int shares = strikes.size() + 1;
        Instant begin = Instant.now();
        command(List.of("-d"), watched, "streaming", List.of("--watch=200ms")).join().succeeding();
        ClusterJob job = awaitJob();
        int arrived = 0;
        for (int share = 1; share <= shares; share++) {
            for (; arrived < share * files.size() / shares; arrived++) {
                arrive(files.get(arrived), watched);
            }
            if (share < shares && !strikeOnce(begin, job, strikes, recoveries)) {
                return List.of("the job ended, and --watch was given");
            }
        }
        try {
            awaitUnlessEnded(job, () -> Comparison.ofEndless(expected, results()).isEmpty());
        } catch (ConditionTimeoutException e) {
            // The comparison below says what is different.
        }
        // Nothing more comes.
        awaitCheckpoints(job, 2);
        List<String> wrong = Comparison.ofEndless(expected, results());
        cancel(job);
        return wrong;
    }

    private List<String> messages(
            ResultFiles expected, Deque<Strike> strikes, Consumer<Recovery> recoveries)
            throws Exception {
        stage.broker()
                .use(
                        channel -> {
                            channel.queueDelete(QUEUE);
                            return channel.queueDelete(RESULTS_QUEUE);
                        });
        stage.broker().declareQueue(QUEUE);
        stage.broker().declareQueue(RESULTS_QUEUE, EXCHANGE, "trending.#");
        stage.broker().saveQueues();
        Instant begin = Instant.now();
        CompletableFuture<ProgramRun> publish =
                run(
                        () ->
                                stage.cluster()
                                        .program(
                                                "bin/marquee",
                                                address(),
                                                List.of(
                                                        "publish",
                                                        "--input=" + stage.input(),
                                                        "--queue=" + QUEUE)));
        CompletableFuture<ProgramRun> command =
                command(
                        List.of(),
                        null,
                        "streaming",
                        List.of(
                                "--source=rabbitmq",
                                "--sink=files,rabbitmq",
                                "--exchange=" + EXCHANGE,
                                "--queue=" + QUEUE));
        strikeAll(begin, awaitJob(), strikes, recoveries);
        List<String> wrong = new ArrayList<>(compareAfter(command, expected));
        ProgramRun published = publish.join();
        if (published.exitCode() != 0) {
            wrong.add("publish: " + wrongEnd(published));
        }
        List<GetResponse> messages = stage.broker().takeAll(RESULTS_QUEUE);
        wrong.addAll(Comparison.ofPublished(expected, messages));
        int left = stage.broker().waiting(QUEUE);
        if (left > 0) {
            wrong.add(left + " messages are left in the queue");
        }
        return wrong;
    }

    private Map<String, String> address() {
        return stage.broker() == null
                ? Map.of()
                : Map.of("MARQUEE_RABBITMQ_URI", stage.broker().uri());
    }

    private List<Path> filesOfInput() throws IOException {
        try (Stream<Path> files = Files.list(stage.input())) {
            return files.sorted().toList();
        }
    }

    /** A file appears whole, as a watched folder requires it. */
    private static void arrive(Path file, Path folder) throws IOException {
        Path hidden = folder.resolve("." + file.getFileName());
        Files.createLink(hidden, file);
        Files.move(hidden, folder.resolve(file.getFileName()));
    }

    private CompletableFuture<ProgramRun> start(String jobMode) {
        return command(List.of(), stage.input(), jobMode, List.of());
    }

    private CompletableFuture<ProgramRun> command(
            List<String> optionsOfFlink, @Nullable Path input, String jobMode, List<String> more) {
        List<String> flink = new ArrayList<>(List.of("-p", "2"));
        flink.addAll(optionsOfFlink);
        Emit emit = mode == Mode.WATCH ? Emit.ON_CHANGE : Emit.AT_END;
        List<String> job =
                new ArrayList<>(
                        List.of(
                                "--output=" + output,
                                "--mode=" + jobMode,
                                "--likes-over=100000",
                                "--min-days=3",
                                "--together=any-day",
                                "--questions=" + AskedQuestions.all(emit)));
        if (input != null) {
            job.add("--input=" + input);
        }
        if (mode == Mode.WATCH || mode == Mode.RABBITMQ) {
            job.add("--countries=" + stage.countries());
        }
        if (!jobMode.equals("batch")) {
            job.add("--checkpoint-interval=500ms");
        }
        job.addAll(stage.images().options());
        job.addAll(more);
        return run(() -> stage.cluster().flinkRun(address(), flink, job));
    }

    private interface Program {
        ProgramRun run() throws Exception;
    }

    private CompletableFuture<ProgramRun> run(Program program) {
        CompletableFuture<ProgramRun> run =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return program.run();
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        });
        commands.add(run);
        return run;
    }

    private static String wrongEnd(ProgramRun run) {
        return "exit code %d: %s".formatted(run.exitCode(), run.err().strip());
    }

    private void strikeAll(
            Instant begin, ClusterJob job, Deque<Strike> strikes, Consumer<Recovery> recoveries)
            throws Exception {
        boolean runs = true;
        while (runs && !strikes.isEmpty()) {
            runs = strikeOnce(begin, job, strikes, recoveries);
        }
    }

    /** Takes the next strike and carries it out; false if the job ended before. */
    private boolean strikeOnce(
            Instant begin, ClusterJob job, Deque<Strike> strikes, Consumer<Recovery> recoveries)
            throws Exception {
        if (!awaitRunning(job)) {
            return false;
        }
        Strike next = strikes.element();
        Blow blow = Blow.prepared(stage, job, next);
        boolean runs =
                mode == Mode.BATCH
                        ? awaitFinishedTasks(job, next.progress())
                        : awaitCheckpoints(job, next.progress());
        if (!runs) {
            return false;
        }
        strikes.remove();
        Instant struck = blow.strike();
        recoveries.accept(recovery(job, next, Duration.between(begin, struck), struck));
        blow.awaitRepair();
        return !hasEnded(job);
    }

    private Recovery recovery(ClusterJob job, Strike strike, Duration after, Instant struck) {
        Recovering recovering = new Recovering(job, struck);
        try {
            patiently().until(recovering::isOver);
        } catch (ConditionTimeoutException e) {
            recovering.remark = Recovery.FAILED;
        }
        return new Recovery(
                mode,
                number,
                strike,
                after,
                recovering.toRunning,
                recovering.toCheckpoint,
                recovering.remark);
    }

    /** Measures how a job recovers from a fault. It is asked again and again. */
    private final class Recovering {
        private final ClusterJob job;
        private final Instant struck;
        @Nullable private Duration toRunning;
        @Nullable private Duration toCheckpoint;
        private String remark = "";

        Recovering(ClusterJob job, Instant struck) {
            this.job = job;
            this.struck = struck;
        }

        boolean isOver() throws Exception {
            boolean noticed = Instant.now().isAfter(struck.plus(NOTICED));
            Optional<ClusterJob.View> view = job.view();
            if (view.filter(ClusterJob.View::hasEnded).isPresent() || commandHasEnded()) {
                remark = "the job ended";
                return true;
            }
            if (toRunning == null && view.filter(one -> runsAgain(one, struck)).isPresent()) {
                toRunning = Duration.between(struck, Instant.now());
                toCheckpoint = null;
            }
            if (mode == Mode.BATCH) {
                // There are no checkpoints.
                boolean goesOn = view.filter(one -> one.state().equals("RUNNING")).isPresent();
                return isOver(noticed && goesOn);
            }
            Optional<ClusterJob.Checkpoint> last = job.lastCheckpoint();
            if (toCheckpoint == null
                    && last.isPresent()
                    && last.get().triggered().isAfter(struck)) {
                toCheckpoint = Duration.between(struck, last.get().triggered());
            }
            return toCheckpoint != null && isOver(noticed);
        }

        /**
         * Whether the tasks run again, or none had to stop.
         *
         * @param goesOn whether the job would have noticed the fault by now, and still runs
         */
        private boolean isOver(boolean goesOn) {
            if (toRunning == null && goesOn) {
                remark = "no task stopped";
            }
            return toRunning != null || goesOn;
        }
    }

    private boolean runsAgain(ClusterJob.View view, Instant struck) {
        return view.runningSince().isAfter(struck)
                && (mode == Mode.BATCH
                        ? view.state().equals("RUNNING") && view.runningTasks() > 0
                        : view.runs());
    }

    /** The commands that end with the job. */
    private boolean commandHasEnded() {
        return mode != Mode.WATCH && commands.get(commands.size() - 1).isDone();
    }

    private ClusterJob awaitJob() {
        return patiently()
                .until(
                        () -> {
                            Optional<ClusterJob> job = ClusterJob.running(stage.cluster());
                            if (job.isEmpty() && commandHasEnded()) {
                                throw new AssertionError(
                                        "the job did not start: "
                                                + commands.get(commands.size() - 1).join());
                            }
                            return job;
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private boolean awaitRunning(ClusterJob job) {
        return awaitUnlessEnded(job, () -> job.view().filter(this::runs).isPresent());
    }

    private boolean runs(ClusterJob.View view) {
        return view.runs() || (mode == Mode.BATCH && view.state().equals("RUNNING"));
    }

    private boolean awaitFinishedTasks(ClusterJob job, int finished) {
        return awaitUnlessEnded(
                job, () -> job.view().filter(now -> now.finishedTasks() >= finished).isPresent());
    }

    /** Waits for further checkpoints; false if the job ends before. */
    private boolean awaitCheckpoints(ClusterJob job, int further) throws Exception {
        if (further == 0) {
            return !hasEnded(job);
        }
        AtomicLong first =
                new AtomicLong(job.lastCheckpoint().map(ClusterJob.Checkpoint::number).orElse(0L));
        return awaitUnlessEnded(
                job,
                () -> {
                    Optional<ClusterJob.Checkpoint> last = job.lastCheckpoint();
                    // A new JobManager knows of none until one is complete.
                    last.ifPresent(one -> first.compareAndSet(0, one.number() - 1));
                    return last.isPresent() && last.get().number() >= first.get() + further;
                });
    }

    /** Waits until a condition holds; false if the job ends before. */
    private boolean awaitUnlessEnded(ClusterJob job, Callable<Boolean> condition) {
        AtomicBoolean holds = new AtomicBoolean();
        patiently()
                .until(
                        () -> {
                            if (hasEnded(job)) {
                                return true;
                            }
                            holds.set(condition.call());
                            return holds.get();
                        });
        return holds.get();
    }

    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL);
    }

    private boolean hasEnded(ClusterJob job) throws Exception {
        return commandHasEnded() || job.view().filter(ClusterJob.View::hasEnded).isPresent();
    }

    private void cancel(ClusterJob job) throws Exception {
        stage.cluster().program("bin/flink", Map.of(), List.of("cancel", job.id())).succeeding();
        awaitEndOfJob();
    }

    /** A command may end before its job. */
    private void awaitEndOfJob() {
        patiently().until(() -> ClusterJob.running(stage.cluster()).isEmpty());
    }
}
