package dev.marquee.run;

import dev.marquee.cli.Console;
import dev.marquee.cli.ExitCode;
import dev.marquee.cli.HelpFooter;
import dev.marquee.cli.JobOptions;
import dev.marquee.cli.MoreOptions;
import dev.marquee.cli.UserException;
import dev.marquee.files.FileNote;
import dev.marquee.files.FileOutputs;
import dev.marquee.files.FileUri;
import dev.marquee.files.FolderLock;
import dev.marquee.files.FullDisk;
import dev.marquee.files.ResultFolder;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.EmbeddedFlink;
import dev.marquee.job.FileCount;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import dev.marquee.question.QuestionChoice;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.sink.RabbitOutputs;
import dev.marquee.rabbitmq.source.RabbitInput;
import dev.marquee.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.ExceptionUtils;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Runs a job: checks everything, builds the graph, runs it, shows its progress, and at the end its
 * results. Nothing is written, deleted or started before everything is checked.
 */
public abstract class JobCommand implements Callable<Integer>, HelpFooter, MoreOptions {
    /** Flink adds this to the name of an operator. */
    private static final Pattern PART_OF_OPERATOR =
            Pattern.compile("^Source: |: (?:Writer|Committer)$");

    private static final String REJECTED = "rejected";

    private static final String INCOMPLETE_FIGURES =
            "figures are missing in the summary: Flink forgot those of subtasks that had finished"
                    + " before a failure, or the job was stopped before the end of its input; the"
                    + " numbers of results are those of the files";

    @Spec private CommandSpec spec;
    @Mixin private JobOptions options;

    private final String name;
    private final QuestionChoice<?, ?> questions;
    private final List<String> results;

    /**
     * @param name the job's name, and the name of its folder under the output
     * @param questions the questions of the job
     * @param results the names of all results that it can have
     */
    protected JobCommand(String name, QuestionChoice<?, ?> questions, List<String> results) {
        this.name = name;
        this.questions = questions;
        this.results = results;
    }

    @Override
    public final void addOptionsTo(CommandSpec command) {
        questions.addTo(command);
    }

    /** The job's own operators, in the order of the data. */
    protected abstract List<Operators.Description> operators();

    /** These, and the operators that write the results. */
    private List<Operators.Description> allOperators() {
        return Stream.of(operators(), Outputs.operators(results), RabbitOutputs.operators(results))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Checks the job's own options and its input.
     *
     * @param folder the folder of its results
     */
    protected abstract PreparedJob prepare(JobOptions options, JobSettings settings, Path folder)
            throws UserException;

    /** Lists the operators: {@code --parallelism} takes their names. */
    @Override
    public final List<String> helpFooter() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Operators, for --parallelism OPERATOR=N:");
        for (Operators.Description operator : allOperators()) {
            String most = operator.alone() ? " (1 at most)" : "";
            lines.add("  %-24s %s%s".formatted(operator.name(), operator.does(), most));
        }
        return lines;
    }

    @Override
    @SuppressWarnings("try") // The lock is held and not used.
    public final Integer call() throws Exception {
        Console console = new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        JobSettings settings = options.jobSettings(allOperators());
        ResultFolder folder = new ResultFolder(new Path(options.output(), name), results);
        PreparedJob job = prepare(options, settings, folder.path());
        Optional<BrokerAddress> broker = addressForResults();
        checkBroker();
        questions.warnings(settings.emit()).forEach(console::warn);
        job.warnings().forEach(console::warn);
        if (options.verbose() && !options.dryRun()) {
            job.leftAlone().forEach(file -> console.tell("left alone: " + file));
        }

        List<String> notices = new ArrayList<>();
        try (StreamExecutionEnvironment env =
                EmbeddedFlink.environment(settings, job.bytes(), notices::add)) {
            boolean goesOn =
                    env.getConfiguration()
                            .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                            .isPresent();
            requireUsable(folder, goesOn);
            if (!options.dryRun()) {
                EmbeddedFlink.startAhead(env);
            }
            JobEnvironment.prepare(env, settings);
            job.build(env, outputs(folder, broker, settings), settings.operators());
            if (options.dryRun()) {
                broker.ifPresent(
                        address ->
                                console.say(
                                        "results go to exchange %s of %s"
                                                .formatted(options.exchange(), address)));
                showPlan(job, env, console);
                return ExitCode.SUCCESS;
            }
            try (FolderLock lock = lock(folder, goesOn)) {
                if (options.overwrite()) {
                    folder.clear();
                }
                notices.forEach(console::tell);
                return run(job, folder, env, console);
            }
        }
    }

    /** Locks the folder of the results, and checks again that it is usable. */
    private FolderLock lock(ResultFolder folder, boolean goesOn) throws IOException, UserException {
        FolderLock lock;
        try {
            lock = folder.lock();
        } catch (IOException e) {
            throw UserException.badOption("--output: " + e.getMessage(), e);
        }
        try {
            requireUsable(folder, goesOn);
        } catch (UserException e) {
            lock.close();
            throw e;
        }
        return lock;
    }

    /** Connects to the broker, where the job uses one: the only step before the job that does. */
    private void checkBroker() throws UserException, InterruptedException {
        Optional<RabbitInput> messages = options.messages(name);
        if (messages.isPresent()) {
            try {
                messages.get().check();
            } catch (BrokerException e) {
                throw UserException.badOption("--source: " + e.getMessage(), e);
            }
        }
        Optional<BrokerAddress> results = addressForResults();
        if (results.isPresent()) {
            try {
                RabbitOutputs.check(results.get(), options.exchange());
            } catch (BrokerException e) {
                throw UserException.badOption("--sink: " + e.getMessage(), e);
            }
        }
    }

    /** The address of the broker that results go to, if they go to one. */
    private Optional<BrokerAddress> addressForResults() throws UserException {
        return options.publishes()
                ? Optional.of(options.broker().address("--sink rabbitmq"))
                : Optional.empty();
    }

    private Outputs outputs(
            ResultFolder folder, Optional<BrokerAddress> broker, JobSettings settings) {
        List<Outputs> outputs = new ArrayList<>();
        if (options.writesFiles()) {
            outputs.add(new FileOutputs(folder.path(), settings.emit(), settings.operators()));
        }
        broker.ifPresent(
                address ->
                        outputs.add(
                                new RabbitOutputs(
                                        address, options.exchange(), name, settings.operators())));
        return Outputs.toAll(outputs);
    }

    private int run(
            PreparedJob job, ResultFolder folder, StreamExecutionEnvironment env, Console console)
            throws Exception {
        long start = System.nanoTime();
        JobClient client;
        try {
            client = env.executeAsync("marquee " + name);
        } catch (Exception e) {
            throw naming(fullDisk(folder), e);
        }
        boolean attached =
                env.getConfiguration().getOptional(DeploymentOptions.ATTACHED).orElse(true);
        if (!attached) {
            console.tell(
                    "Job "
                            + client.getJobID()
                            + " is submitted; it writes to "
                            + FileUri.shown(folder.path()));
            return ExitCode.SUCCESS;
        }
        boolean embedded = EmbeddedFlink.isEmbedded(env);
        Map<String, Object> figures;
        try (Interruption interruption =
                new Interruption(() -> interrupt(client, embedded, console))) {
            try {
                figures = new JobProgress(client, job.bytes(), console).awaitEnd();
            } catch (ExecutionException e) {
                // Before the unfinished files are deleted, which makes the disk less full.
                Optional<java.nio.file.Path> fullDisk = fullDisk(folder);
                if (embedded) {
                    // No other run continues them: the checkpoints go with this process.
                    folder.deleteUnfinished();
                }
                if (JobProgress.isUnknown(e)) {
                    throw unknownJob(client, folder, e);
                }
                if (ExceptionUtils.findThrowable(e, JobCancellationException.class).isEmpty()) {
                    throw naming(fullDisk, e);
                }
                String how = interruption.hasBegun() ? "interrupted" : "cancelled";
                console.tell("marquee: %s was %s; %s".formatted(name, how, finished(folder)));
                return ExitCode.FAILURE;
            }
        }
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        Map<String, Long> lines = options.writesFiles() ? lines(job, folder) : Map.of();
        RunFigures run = new RunFigures(figures);
        boolean incomplete = run.miss(job.bytes(), lines, REJECTED);
        run = run.withResults(lines);
        Map<String, Object> summary = job.summary(run.byName(), seconds);
        if (incomplete) {
            summary.put("incomplete_figures", true);
            console.warn(INCOMPLETE_FIGURES);
        }
        folder.writeJson(ResultFolder.SUMMARY, summary);
        new ResultTables(console)
                .show(folder, options.writesFiles() ? job.results() : List.of(), summary);
        if (options.publishes()) {
            console.say(
                    "%s published to exchange %s"
                            .formatted(
                                    messages(run.number(RabbitOutputs.PUBLISHED)),
                                    options.exchange()));
            run.withPrefix(RabbitOutputs.UNROUTABLE)
                    .forEach((routingKey, count) -> warnOfUnroutable(routingKey, count, console));
        }
        drawReport(folder, console);
        if (!incomplete) {
            warnOfRejections(run, console);
            requireUsedRows(run, folder);
        }
        return ExitCode.SUCCESS;
    }

    /** The number of lines of each result. */
    private static Map<String, Long> lines(PreparedJob job, ResultFolder folder)
            throws IOException {
        Map<String, Long> lines = new HashMap<>();
        for (String result : job.results()) {
            lines.put(result, folder.lines(result));
        }
        return lines;
    }

    /** The folder whose disk is full, which is why a job fails then. */
    private static Optional<java.nio.file.Path> fullDisk(ResultFolder folder) {
        List<java.nio.file.Path> written = new ArrayList<>();
        folder.local().ifPresent(written::add);
        // Flink's jars, checkpoints and sorted rows.
        written.add(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")));
        return FullDisk.among(written);
    }

    private Exception naming(Optional<java.nio.file.Path> fullDisk, Exception failure) {
        return fullDisk.isEmpty()
                ? failure
                : UserException.badData(
                        "%s failed: no space left on the disk of %s"
                                .formatted(name, fullDisk.get()),
                        failure);
    }

    /**
     * The JobManager keeps the ends of jobs in its memory. So another one does not know a job that
     * had ended, and without high availability none that ran.
     */
    private Exception unknownJob(JobClient client, ResultFolder folder, Exception failure)
            throws IOException {
        return UserException.badData(
                ("the cluster does not know job %s (%s) any more, because its JobManager was"
                                + " replaced. If the log of the one before says that the job"
                                + " reached terminal state FINISHED, the results are complete, and"
                                + " only the summary is missing; otherwise start the job again; %s")
                        .formatted(client.getJobID(), name, finished(folder)),
                failure);
    }

    /** Acts when the process is told to end; returns whether the job ends with it. */
    private static boolean interrupt(JobClient client, boolean embedded, Console console) {
        if (embedded) {
            try {
                var unused = client.cancel();
            } catch (IllegalStateException e) {
                // The job has just ended, and its Flink with it: the main thread reports that.
            }
        } else {
            console.tell(
                    "marquee: job %s continues on the cluster; flink cancel %s ends it"
                            .formatted(client.getJobID(), client.getJobID()));
        }
        return embedded;
    }

    private static String finished(ResultFolder folder) throws IOException {
        List<String> finished = folder.finishedResults();
        String shown = FileUri.shown(folder.path());
        return finished.isEmpty()
                ? "no result is finished in " + shown
                : "finished files in %s: %s".formatted(shown, String.join(", ", finished));
    }

    /** Names the files of which hardly any record was a row. */
    private void warnOfRejections(RunFigures run, Console console) {
        List<FileNote> notes =
                run.mostlyRejected().stream()
                        .map(
                                file ->
                                        new FileNote(
                                                FileUri.shown(file.file()),
                                                "has hardly any rows",
                                                rejections(file)))
                        .toList();
        FileNote.lines(notes, options.verbose()).forEach(console::warn);
    }

    private static String rejections(FileCount file) {
        return ": %,d of %,d records were rejected; the first, at byte %d: %s"
                .formatted(file.rejected(), file.records(), file.offset(), file.reason());
    }

    private void requireUsedRows(RunFigures run, ResultFolder folder)
            throws IOException, UserException {
        if (run.number(CommonFigures.ROWS_USED) > 0 || run.rejected() == 0) {
            return;
        }
        String example =
                folder.firstLines(REJECTED, 1).stream()
                        .findFirst()
                        .map(
                                line ->
                                        "; the first one, of %s: %s"
                                                .formatted(
                                                        line.path("file").asText(),
                                                        line.path("reason").asText()))
                        .orElse("");
        throw UserException.badData(
                "%s failed: no row could be used, all %,d records were rejected%s"
                        .formatted(name, run.rejected(), example));
    }

    /** The results are there already: a page that cannot be drawn is a warning. */
    private void drawReport(ResultFolder folder, Console console) {
        if (options.draws(folder.path())) {
            try {
                Path page = Report.draw(folder.path());
                console.say("");
                console.say("report  (%s)".formatted(FileUri.shown(page)));
            } catch (IOException e) {
                console.warn(e.getMessage());
            }
        }
    }

    private void warnOfUnroutable(String routingKey, long count, Console console) {
        if (count > 0) {
            console.warn(
                    "no queue is bound to exchange %s for %s: %s went nowhere"
                            .formatted(options.exchange(), routingKey, messages(count)));
        }
    }

    private static String messages(long count) {
        return count == 1 ? "1 message" : count + " messages";
    }

    /**
     * Refuses a folder with results of another run, unless this run replaces or continues them.
     *
     * @param goesOn whether this run continues from a savepoint
     */
    private void requireUsable(ResultFolder folder, boolean goesOn) throws UserException {
        try {
            if (options.overwrite()) {
                folder.requireClearable();
            } else if (!goesOn && !folder.isEmpty()) {
                throw UserException.badOption(
                        "--output: %s is not empty; --overwrite replaces the results in it"
                                .formatted(FileUri.shown(folder.path())));
            }
            folder.requireWritable();
        } catch (IOException e) {
            throw UserException.badOption("--output: " + e.getMessage(), e);
        }
    }

    private void showPlan(PreparedJob job, StreamExecutionEnvironment env, Console console) {
        job.plan().forEach(console::say);
        console.say("");
        console.say("operators, with their parallelism:");
        Map<String, Integer> parallelism = new HashMap<>();
        for (StreamNode node : env.getStreamGraph(false).getStreamNodes()) {
            String part = node.getOperatorName();
            parallelism.merge(
                    PART_OF_OPERATOR.matcher(part).replaceAll(""),
                    node.getParallelism(),
                    Math::max);
        }
        for (String operator : Operators.Description.names(allOperators())) {
            if (parallelism.containsKey(operator)) {
                console.say("  %-24s %d".formatted(operator, parallelism.get(operator)));
            }
        }
    }
}
