package dev.marquee.cli;

import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.source.RabbitInput;
import java.time.Duration;
import javax.annotation.Nullable;
import picocli.CommandLine.Option;

/** The options of an input that may be messages. */
final class MessageOptions {
    static final String SOURCE_RABBITMQ = "--source rabbitmq";

    @Option(
            names = "--source",
            paramLabel = "KIND",
            defaultValue = "files",
            description =
                    "Where rows come from: files under --input, or rabbitmq, the messages of"
                            + " --queue. Default: ${DEFAULT-VALUE}")
    private InputKind source;

    @Option(
            names = "--queue",
            paramLabel = "NAME",
            description =
                    "Queue of --source rabbitmq. Default: marquee. and the name of the job, as"
                            + " marquee.trending")
    @Nullable private String queue;

    @Option(
            names = "--publishers",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many publishers' runs to take from the queue of --source rabbitmq: those"
                            + " that come first. The input ends when all of them have ended;"
                            + " messages of other runs stay in the queue. Default:"
                            + " ${DEFAULT-VALUE}")
    private int publishers;

    @Option(
            names = "--end-timeout",
            paramLabel = "DURATION",
            defaultValue = "1min",
            description =
                    "Fail if a part is missing this long after all ends were announced and the"
                            + " queue was empty. Default: ${DEFAULT-VALUE}")
    private Duration endTimeout;

    @Option(
            names = "--follow",
            description =
                    "Take messages of all runs of --source rabbitmq; the job then never ends by"
                            + " itself.")
    private boolean follow;

    @Option(
            names = "--max-unacknowledged",
            paramLabel = "N",
            defaultValue = "5000",
            description =
                    "Messages that each subtask of receive-messages may hold until a checkpoint"
                            + " acknowledges them. Default: ${DEFAULT-VALUE}")
    private int mostUnacknowledged;

    @Option(
            names = "--prefetch",
            paramLabel = "N",
            hidden = true,
            description = "The deprecated name of --max-unacknowledged.")
    @Nullable private Integer prefetch;

    @Option(
            names = "--max-parts",
            paramLabel = "N",
            defaultValue = "10000000",
            description =
                    "Fail if --source rabbitmq has more parts than this, all files together; the"
                            + " job remembers each. A file counts as 100 parts. Default:"
                            + " ${DEFAULT-VALUE}")
    private long maxParts;

    boolean areAskedFor() {
        return source == InputKind.RABBITMQ;
    }

    /** Whether messages come without an end. */
    boolean follow() {
        return areAskedFor() && follow;
    }

    /** Refuses what makes no sense. */
    void check() throws UserException {
        if (follow && !areAskedFor()) {
            throw UserException.badOption("--follow is for --source rabbitmq; files have --watch");
        }
        if (publishers < 1) {
            throw UserException.badOption("--publishers: " + publishers + " is less than 1");
        }
        if (mostUnacknowledged() < 1) {
            throw UserException.badOption(
                    "--max-unacknowledged: " + mostUnacknowledged() + " is less than 1");
        }
        if (maxParts < 1) {
            throw UserException.badOption("--max-parts: " + maxParts + " is less than 1");
        }
    }

    /**
     * The queue to read.
     *
     * @param job the job's name
     */
    RabbitInput input(BrokerAddress address, String job, int maxRecordBytes) {
        return new RabbitInput(
                address,
                queue == null ? "marquee." + job : queue,
                follow,
                publishers,
                endTimeout,
                mostUnacknowledged(),
                maxParts,
                maxRecordBytes);
    }

    private int mostUnacknowledged() {
        return prefetch == null ? mostUnacknowledged : prefetch;
    }
}
