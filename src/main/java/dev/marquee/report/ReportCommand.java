package dev.marquee.report;

import dev.marquee.cli.Console;
import dev.marquee.cli.ExitCode;
import dev.marquee.cli.PrintConfigOption;
import dev.marquee.cli.UserException;
import dev.marquee.files.FileUri;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code report}. */
@Command(
        name = "report",
        description =
                "Draws report.html from the results in an output folder: a page for each job,"
                        + " beside its summary.json.",
        sortOptions = false)
public final class ReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "URI",
            defaultValue = "output/",
            description =
                    "Folder that contains trending/, movies/ or both, on any Flink file system."
                            + " Default: ${DEFAULT-VALUE}")
    private String output;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Read options from a file of properties (output=…). The environment"
                            + " (MARQUEE_OUTPUT) and the command line come first.")
    @SuppressWarnings("UnusedVariable") // Read from the arguments before picocli parses them.
    private String config;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private PrintConfigOption printConfig;

    @Option(
            names = "--verbose",
            description = "Log what happens, and print the trace of a failure.")
    @SuppressWarnings("UnusedVariable") // Read from the arguments before logging starts.
    private boolean verbose;

    @Option(names = "--help", usageHelp = true, description = "Print this help, and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Path folder = folder();
        List<Path> pages = draw(folder);
        if (pages.isEmpty()) {
            throw UserException.badOption(
                    "--output: %s contains neither trending/ nor movies/"
                            .formatted(FileUri.shown(folder)));
        }
        for (Path page : pages) {
            new Console(spec.commandLine().getOut(), spec.commandLine().getErr())
                    .say(FileUri.shown(page));
        }
        spec.commandLine().getOut().flush();
        return ExitCode.SUCCESS;
    }

    private static List<Path> draw(Path folder) throws UserException {
        try {
            return Report.drawAll(folder);
        } catch (IOException e) {
            throw UserException.badData(e.getMessage(), e);
        }
    }

    private Path folder() throws UserException {
        try {
            Path folder = FileUri.resolve(output);
            if (!FileUri.fileSystem(folder).exists(folder)) {
                throw UserException.badOption(
                        "--output: %s: no such folder".formatted(FileUri.shown(folder)));
            }
            return folder;
        } catch (IllegalArgumentException | IOException e) {
            throw UserException.badOption("--output: " + e.getMessage(), e);
        }
    }
}
