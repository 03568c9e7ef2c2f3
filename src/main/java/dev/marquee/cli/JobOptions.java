package dev.marquee.cli;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FileUri;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.job.RejectLimit;
import dev.marquee.rabbitmq.source.RabbitInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every job has. */
public final class JobOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--input",
            paramLabel = "URI",
            defaultValue = "data/",
            description =
                    "File or folder, read recursively, of any Flink file system; may be repeated."
                            + " Default: ${DEFAULT-VALUE}")
    private List<String> input;

    @Mixin private MessageOptions messages;

    @Option(
            names = "--output",
            paramLabel = "URI",
            defaultValue = "output/",
            description = "Folder of the results. Default: ${DEFAULT-VALUE}")
    private String output;

    @Option(
            names = "--sink",
            paramLabel = "files,rabbitmq",
            split = ",",
            hideParamSyntax = true,
            defaultValue = "files",
            description =
                    "Where results go: files under --output, messages to --exchange, or both."
                            + " RabbitMQ's address is taken from MARQUEE_RABBITMQ_URI, or"
                            + " rabbitmq-uri in the file of --config. Default: ${DEFAULT-VALUE}")
    private List<SinkKind> sink;

    @Option(
            names = "--exchange",
            paramLabel = "NAME",
            defaultValue = "marquee.results",
            description =
                    "Exchange of --sink rabbitmq; a topic exchange is made if there is none."
                            + " Default: ${DEFAULT-VALUE}")
    private String exchange;

    @Mixin private BrokerOptions broker;

    @Option(
            names = "--watch",
            paramLabel = "DURATION",
            description =
                    "Look for new files this often, as 10s; the job then never ends by itself."
                            + " Default: off")
    @Nullable private Duration watch;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "batch or streaming. Default: Flink's execution.runtime-mode if it is set,"
                            + " else batch where the input ends")
    @Nullable private RuntimeExecutionMode mode;

    @Option(
            names = "--parallelism",
            paramLabel = "N|OPERATOR=N,…",
            split = ",",
            hideParamSyntax = true,
            description =
                    "Parallelism of the job, or of one operator; may be repeated. Default: Flink's")
    private List<String> parallelism = new ArrayList<>();

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "DURATION",
            description =
                    "Time between checkpoints. Default: Flink's"
                            + " execution.checkpointing.interval if it is set, else 10s when"
                            + " streaming")
    @Nullable private Duration checkpointInterval;

    @Option(
            names = "--overwrite",
            description =
                    "Replace the results of an earlier run. Without it a result folder that is"
                            + " not empty is refused.")
    private boolean overwrite;

    @Option(
            names = "--report",
            negatable = true,
            fallbackValue = "true",
            description =
                    "Draw report.html, a page of the results, at the end of the run. Default: on"
                            + " where the results are local files")
    @Nullable private Boolean report;

    @Option(
            names = "--max-rejects",
            paramLabel = "N|P%",
            description = "Fail as soon as more rows than this are rejected. Default: unlimited")
    @Nullable private RejectLimit maxRejects;

    @Option(
            names = "--max-record-bytes",
            paramLabel = "SIZE",
            defaultValue = "1MiB",
            converter = BytesConverter.class,
            description = "Reject records that are longer. Default: ${DEFAULT-VALUE}")
    private int maxRecordBytes;

    @Option(
            names = "--split-bytes",
            paramLabel = "SIZE",
            defaultValue = "32MiB",
            converter = SplitBytesConverter.class,
            description =
                    "Read a larger file in splits of about this size, several at once; 0 reads"
                            + " each file whole, as --watch does. Default: ${DEFAULT-VALUE}")
    private int splitBytes;

    @Option(
            names = "--dry-run",
            description =
                    "Check options, files, headers, the broker and permission to write; print the"
                            + " plan; read no rows.")
    private boolean dryRun;

    @Option(
            names = OptionSources.CONFIG,
            paramLabel = "FILE",
            description =
                    "Read options from a file of properties (likes-over=…). The environment"
                            + " (MARQUEE_LIKES_OVER) and the command line come first.")
    @Nullable @SuppressWarnings("UnusedVariable") // OptionSources looks for it before options are read.
    private String config;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private PrintConfigOption printConfig;

    @Option(
            names = "--verbose",
            description =
                    "Log what Flink does, name each file that is not read, and print the trace of a"
                            + " failure.")
    private boolean verbose;

    @Option(names = "--help", usageHelp = true, description = "Print this help, and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private boolean help;

    /** The files and folders to read, absolute. */
    public List<Path> inputs() throws UserException {
        return InputPaths.of(command, input);
    }

    public Path output() throws UserException {
        return InputPaths.path("--output", output);
    }

    /**
     * The queue to read instead of files, if it is asked for. Nothing connects to it here.
     *
     * @param job the job's name
     */
    public Optional<RabbitInput> messages(String job) throws UserException {
        if (!messages.areAskedFor()) {
            return Optional.empty();
        }
        if (InputPaths.areOnCommandLine(command)) {
            throw UserException.badOption(
                    "--input is for files, and " + MessageOptions.SOURCE_RABBITMQ + " reads none");
        }
        return Optional.of(
                messages.input(
                        broker.address(MessageOptions.SOURCE_RABBITMQ), job, maxRecordBytes));
    }

    /** How often to look for new files, or null to read those that are there. */
    @Nullable public Duration watch() {
        return watch;
    }

    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** How to read CSV files. */
    public CsvSettings csv() {
        return new CsvSettings(maxRecordBytes, splitBytes);
    }

    @Nullable public RejectLimit maxRejects() {
        return maxRejects;
    }

    public boolean writesFiles() {
        return sink.contains(SinkKind.FILES);
    }

    public boolean publishes() {
        return sink.contains(SinkKind.RABBITMQ);
    }

    public String exchange() {
        return exchange;
    }

    /** Where the broker is. */
    public BrokerOptions broker() {
        return broker;
    }

    public boolean overwrite() {
        return overwrite;
    }

    /** Whether to draw a page of the results in a folder. */
    public boolean draws(Path folder) {
        return report == null ? writesFiles() && FileUri.isLocal(folder) : report;
    }

    public boolean dryRun() {
        return dryRun;
    }

    /** Whether to name each file that is not read. */
    public boolean verbose() {
        return verbose;
    }

    /** What the job's environment needs to know. */
    public JobSettings jobSettings(List<Operators.Description> operators) throws UserException {
        broker.requireSecrecy();
        if (watch != null && mode == RuntimeExecutionMode.BATCH) {
            throw UserException.badOption(
                    "--mode batch does not go with --watch: a batch needs an input that ends");
        }
        messages.check();
        if (messages.areAskedFor()) {
            requireStreaming();
        }
        Integer ofJob = null;
        Map<String, Integer> ofOperators = new TreeMap<>();
        for (String one : parallelism) {
            int equals = one.indexOf('=');
            int number = parallelism(one, equals == 0 ? "" : one.substring(equals + 1));
            if (equals < 0) {
                ofJob = number;
            } else {
                String name = one.substring(0, equals).strip();
                requireOperator(name, number, operators);
                ofOperators.put(name, number);
            }
        }
        return new JobSettings(
                messages.areAskedFor() ? RuntimeExecutionMode.STREAMING : mode,
                watch == null && !messages.follow(),
                ofJob,
                ofOperators,
                checkpointInterval);
    }

    private void requireStreaming() throws UserException {
        if (mode == RuntimeExecutionMode.BATCH) {
            throw UserException.badOption(
                    "--mode batch does not go with %s: messages are acknowledged with checkpoints,"
                                    .formatted(MessageOptions.SOURCE_RABBITMQ)
                            + " which a batch has not");
        }
        if (watch != null) {
            throw UserException.badOption(
                    "--watch is for files; %s has --follow"
                            .formatted(MessageOptions.SOURCE_RABBITMQ));
        }
    }

    private static void requireOperator(
            String name, int number, List<Operators.Description> operators) throws UserException {
        Operators.Description operator =
                operators.stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElse(null);
        if (operator == null) {
            throw UserException.badOption(
                    "--parallelism: no operator '%s'%s"
                            .formatted(
                                    name,
                                    Nearest.question(
                                            name, Operators.Description.names(operators))));
        }
        if (operator.alone() && number != 1) {
            throw UserException.badOption(
                    "--parallelism: "
                            + name
                            + " runs in one subtask, so its parallelism can only be 1");
        }
    }

    private static int parallelism(String argument, String text) throws UserException {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= Operators.MAX_PARALLELISM) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        throw UserException.badOption(
                "--parallelism: '%s' is neither N nor OPERATOR=N with N from 1 to %d"
                        .formatted(argument, Operators.MAX_PARALLELISM));
    }
}
