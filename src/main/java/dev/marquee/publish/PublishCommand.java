package dev.marquee.publish;

import dev.marquee.cli.BrokerOptions;
import dev.marquee.cli.Console;
import dev.marquee.cli.ExitCode;
import dev.marquee.cli.InputPaths;
import dev.marquee.cli.PrintConfigOption;
import dev.marquee.cli.UserException;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.run.ByteProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code publish}. */
@Command(
        name = "publish",
        description =
                "Sends CSV files into a queue of RabbitMQ, as the input of a job that reads from"
                        + " there. RabbitMQ's address is taken from MARQUEE_RABBITMQ_URI, or"
                        + " rabbitmq-uri in the file of --config.",
        sortOptions = false)
public final class PublishCommand implements Callable<Integer> {
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final int MOST_PART_ROWS = 1_000_000;

    @Spec private CommandSpec spec;
    @Mixin private BrokerOptions broker;

    @Option(
            names = "--input",
            paramLabel = "URI",
            defaultValue = "data/",
            description =
                    "File or folder, read recursively, of any Flink file system; may be repeated."
                            + " Its CSVs and files of categories are sent, each under its path"
                            + " below the input. Default: ${DEFAULT-VALUE}")
    private List<String> input;

    @Option(
            names = "--queue",
            paramLabel = "NAME",
            defaultValue = "marquee.trending",
            description =
                    "Queue to send to; a durable one is made if there is none. Default:"
                            + " ${DEFAULT-VALUE}")
    private String queue;

    @Option(
            names = "--part-rows",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "Records of a message, at most; there are fewer where they are long. Default:"
                            + " ${DEFAULT-VALUE}")
    private int partRows;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Read options from a file of properties (part-rows=…). The environment"
                            + " (MARQUEE_PART_ROWS) and the command line come first.")
    @SuppressWarnings("UnusedVariable") // The sources of options look for it before they are read.
    private String config;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private PrintConfigOption printConfig;

    @Option(
            names = "--verbose",
            description =
                    "Log what happens, name each file that is not sent, and print the trace of a"
                            + " failure.")
    private boolean verbose;

    @Option(names = "--help", usageHelp = true, description = "Print this help, and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private boolean help;

    @Override
    public Integer call() throws Exception {
        if (partRows < 1 || partRows > MOST_PART_ROWS) {
            throw UserException.badOption(
                    "--part-rows: %d is not from 1 to %d".formatted(partRows, MOST_PART_ROWS));
        }
        long start = System.nanoTime();
        BrokerAddress address = broker.address("publish");
        List<Path> roots = InputPaths.of(spec, input);
        PublishedFiles files;
        String run;
        try {
            files = PublishedFiles.under(roots, MAX_RECORD_BYTES, verbose);
            run = files.run(partRows);
        } catch (IOException e) {
            throw UserException.badOption("--input: " + e.getMessage(), e);
        }
        if (files.tables().isEmpty()) {
            throw UserException.badOption("--input: no CSV with rows in it");
        }
        PrintWriter err = spec.commandLine().getErr();
        Console console = new Console(spec.commandLine().getOut(), err);
        files.warnings().forEach(console::warn);
        if (verbose) {
            files.leftAlone().forEach(file -> console.tell("left alone: " + file));
        }
        InputPublisher publisher;
        try {
            publisher = InputPublisher.open(address, queue, run, console::warn);
        } catch (BrokerException e) {
            throw UserException.badOption(e.getMessage(), e);
        }
        try (publisher;
                ByteProgress progress = new ByteProgress("sent", files.bytes(), console)) {
            FileSender sender =
                    new FileSender(publisher, partRows, MAX_RECORD_BYTES, progress, console::warn);
            sender.send(files);
            if (publisher.unroutable() > 0) {
                throw new IOException(
                        "the queue %s was deleted: %d messages went nowhere; publish again"
                                .formatted(queue, publisher.unroutable()));
            }
            console.say(
                    String.format(
                            Locale.ROOT,
                            "Sent %,d records of %,d files to %s: %,d messages, %,.1f MB, %.1f"
                                    + " seconds; run %s",
                            sender.records(),
                            files.names().size(),
                            queue,
                            publisher.confirmed(),
                            files.bytes() / 1e6,
                            (System.nanoTime() - start) / 1e9,
                            run));
        }
        return ExitCode.SUCCESS;
    }
}
