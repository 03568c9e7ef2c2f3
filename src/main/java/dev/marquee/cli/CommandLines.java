package dev.marquee.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs commands: finds the one that is meant, fills in its options, and turns whatever goes wrong
 * into one line and an exit code.
 */
public final class CommandLines {
    private static final String VERBOSE = "--verbose";
    private static final String LOG_LEVEL = "marquee.log.level";

    private final CommandLine commands;
    private final String defaultCommand;
    private final Map<String, String> environment;
    private final PrintWriter err;

    /**
     * @param commands the commands, with picocli's annotations; the first is meant where none is
     *     named
     * @param environment the variables of the process
     */
    public CommandLines(
            List<Object> commands,
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter err) {
        this.commands = new CommandLine(new Root());
        commands.forEach(this.commands::addSubcommand);
        this.defaultCommand = this.commands.getSubcommands().keySet().iterator().next();
        this.environment = environment;
        this.err = err;
        this.commands.setOut(out);
        this.commands.setErr(err);
        this.commands.setParameterExceptionHandler(this::badParameter);
        this.commands.setExecutionExceptionHandler(this::failure);
        this.commands.setExecutionStrategy(new CommandLine.RunLast());
        this.commands.getSubcommands().values().forEach(OperatorHelp::addTo);
    }

    /** The streams of this process, in UTF-8 whatever the platform's encoding is. */
    public static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs a command line; returns the exit code. */
    public int run(String... arguments) {
        String[] named = withCommand(arguments);
        try {
            commands.setDefaultValueProvider(OptionSources.of(named, environment, optionNames()));
        } catch (UserException e) {
            return say(e.getMessage(), e.exitCode());
        }
        if (List.of(named).contains(VERBOSE)) {
            // Read when the first logger is made, hence before any class of Flink's is used.
            System.setProperty(LOG_LEVEL, "INFO");
        }
        return commands.execute(named);
    }

    /** A command line that begins with its command, also where the user left it out. */
    private String[] withCommand(String[] arguments) {
        boolean namesCommand =
                arguments.length > 0
                        && (!arguments[0].startsWith("-")
                                || commands.getCommandSpec().findOption(arguments[0]) != null);
        return namesCommand
                ? arguments
                : Stream.concat(Stream.of(defaultCommand), Stream.of(arguments))
                        .toArray(String[]::new);
    }

    private Collection<String> optionNames() {
        Set<String> names = new TreeSet<>();
        for (CommandLine command : commands.getSubcommands().values()) {
            command.getCommandSpec().options().stream()
                    .filter(option -> !OptionSources.isAboutThisCall(option))
                    .forEach(option -> names.add(option.longestName()));
        }
        return names;
    }

    private int badParameter(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String message = firstLine(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            message = unknown(unmatched.getUnmatched().get(0), command);
        } else if (e instanceof MissingParameterException) {
            message = message.replace("parameter", "value");
        }
        String help =
                command == commands
                        ? "marquee --help"
                        : "marquee " + command.getCommandName() + " --help";
        return say(message + " (" + help + " lists what there is)", ExitCode.BAD_USAGE);
    }

    private String unknown(String argument, CommandLine command) {
        if (argument.startsWith("-")) {
            String name = argument.split("=", 2)[0];
            return "unknown option '%s'%s"
                    .formatted(
                            name,
                            Nearest.question(name, command.getCommandSpec().optionsMap().keySet()));
        }
        boolean isCommand = command == commands;
        return "unknown %s '%s'%s"
                .formatted(
                        isCommand ? "command" : "argument",
                        argument,
                        isCommand
                                ? Nearest.question(argument, commands.getSubcommands().keySet())
                                : "");
    }

    private int failure(Exception e, CommandLine command, ParseResult parsed) {
        if (parsed.expandedArgs().contains(VERBOSE)) {
            e.printStackTrace(err);
        }
        if (e instanceof UserException user) {
            return say(user.getMessage(), user.exitCode());
        }
        return say(
                "%s failed: %s".formatted(command.getCommandName(), Causes.innermost(e)),
                ExitCode.FAILURE);
    }

    private int say(String message, int exitCode) {
        err.println("marquee: " + Secrets.masked(message));
        err.flush();
        return exitCode;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    @Command(
            name = "marquee",
            description = "Answers questions about what the world watches, with Apache Flink.",
            footer = {
                "",
                "Without COMMAND it is trending; bin/marquee without any argument is a"
                        + " demonstration.",
                "marquee COMMAND --help lists the options of a command."
            },
            synopsisSubcommandLabel = "[COMMAND]")
    private static final class Root implements Runnable {
        // picocli reads it, and shows the help instead of calling the command.
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--help", usageHelp = true, description = "Print this help, and end.")
        private boolean help;

        @Override
        public void run() {
            throw new IllegalStateException("a command line always has a command");
        }
    }
}
