package dev.marquee;

import dev.marquee.cli.CommandLines;
import dev.marquee.movies.MoviesJob;
import dev.marquee.publish.PublishCommand;
import dev.marquee.report.ReportCommand;
import dev.marquee.sample.SampleCommand;
import dev.marquee.trending.TrendingJob;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a command line that ran in this process, in the way {@code main} runs it.
 *
 * @param exitCode the exit code
 * @param out the standard output
 * @param err the standard error
 */
public record CommandRun(int exitCode, String out, String err) {
    public static CommandRun of(String... arguments) {
        return of(Map.of(), arguments);
    }

    public static CommandRun of(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLines commands =
                new CommandLines(
                        commands(), environment, new PrintWriter(out), new PrintWriter(err));
        int exitCode = commands.run(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** New instances of all commands. */
    public static List<Object> commands() {
        return List.of(
                new TrendingJob(),
                new MoviesJob(),
                new PublishCommand(),
                new ReportCommand(),
                new SampleCommand());
    }

    /** Runs a command line and fails the test if the exit code is not 0. */
    public static CommandRun succeeding(String... arguments) {
        CommandRun run = of(arguments);
        if (run.exitCode != 0) {
            throw new AssertionError(
                    String.join(" ", arguments) + " exited with " + run.exitCode + ": " + run.err);
        }
        return run;
    }
}
