package dev.marquee;

import dev.marquee.cli.CommandLines;
import dev.marquee.cli.Logging;
import dev.marquee.job.EmbeddedFlink;
import dev.marquee.movies.MoviesJob;
import dev.marquee.publish.PublishCommand;
import dev.marquee.report.ReportCommand;
import dev.marquee.run.ProcessExit;
import dev.marquee.sample.Demonstration;
import dev.marquee.sample.SampleCommand;
import dev.marquee.trending.TrendingJob;
import java.util.List;
import java.util.Optional;

/** The commands: {@code flink run target/job.jar}, {@code bin/marquee}. */
public final class Marquee {
    private static final List<String> JOBS = List.of("trending", "movies");
    private static final List<String> NO_JOB =
            List.of("--help", "--version", "--dry-run", "--print-config");

    private Marquee() {}

    /** Runs the command that the arguments name, or the demonstration where there are none. */
    public static void main(String[] arguments) throws Exception {
        Logging.configure();
        if (isLikelyToRunAJob(arguments)) {
            EmbeddedFlink.expectJob();
        }
        EmbeddedFlink.loadFileSystems();
        CommandLines commands =
                new CommandLines(
                        List.of(
                                new TrendingJob(),
                                new MoviesJob(),
                                new PublishCommand(),
                                new ReportCommand(),
                                new SampleCommand()),
                        System.getenv(),
                        CommandLines.utf8(System.out),
                        CommandLines.utf8(System.err));
        Optional<Demonstration> demonstration = Demonstration.ifAskedFor(arguments);
        int exitCode =
                demonstration.isPresent()
                        ? demonstration.get().run(commands::run)
                        : commands.run(arguments);
        ProcessExit.with(exitCode);
    }

    /** Before the options are read: that takes a tenth of a short run. */
    private static boolean isLikelyToRunAJob(String[] arguments) {
        return arguments.length > 0
                && (arguments[0].startsWith("-") || JOBS.contains(arguments[0]))
                && NO_JOB.stream().noneMatch(List.of(arguments)::contains);
    }
}
