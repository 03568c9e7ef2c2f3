package dev.marquee.cli;

import dev.marquee.basics.FirstLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.util.ExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs commands: finds the one that is meant, fills in its options, and turns whatever goes wrong
 * into one line and an exit code.
 */
public final class CommandLines {
    private static final String VERBOSE = "--verbose";

    /** What picocli begins its message of a value that cannot be converted with. */
    private static final Pattern BAD_VALUE =
            Pattern.compile(
                    "^Invalid value for option '[^']*'(?: \\([^)]*\\))?(?: at index \\d+)?: ");

    private final CommandLine commands;
    private final String defaultCommand;
    private final Map<String, String> environment;
    private final PrintWriter err;
    private OptionSources sources;
    private boolean verbose;

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
        this.commands.addSubcommand(new CompletionCommand());
        this.environment = environment;
        this.err = err;
        this.commands.setOut(out);
        this.commands.setErr(err);
        this.commands.setParameterExceptionHandler(this::badParameter);
        this.commands.setExecutionExceptionHandler(this::failure);
        this.commands.setExecutionStrategy(CommandLines::execute);
        for (CommandLine command : this.commands.getSubcommands().values()) {
            if (command.getCommand() instanceof MoreOptions more) {
                more.addOptionsTo(command.getCommandSpec());
            }
        }
        Converters.registerWith(this.commands);
        for (CommandLine command : this.commands.getSubcommands().values()) {
            command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
            if (command.getCommand() instanceof HelpFooter more) {
                command.getCommandSpec()
                        .usageMessage()
                        .footer(more.helpFooter().toArray(String[]::new));
            }
        }
    }

    /** The streams of this process, in UTF-8 whatever the platform's encoding is. */
    public static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs a command line; returns the exit code. */
    public int run(String... arguments) {
        String[] named = withCommand(arguments);
        try {
            sources = OptionSources.of(named, environment, optionNames());
        } catch (UserException e) {
            return say(e.getMessage(), e.exitCode());
        }
        commands.setDefaultValueProvider(sources);
        verbose = sources.isSwitchedOn(VERBOSE);
        if (verbose) {
            Logging.showMore();
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
        return settings()
                .map(OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The options of all commands that the environment and a file may set. */
    Stream<OptionSpec> settings() {
        return commands.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> !OptionSources.isAboutThisCall(option));
    }

    private static int execute(ParseResult parsed) {
        ParseResult command = parsed.subcommand();
        if (command == null
                || command.isUsageHelpRequested()
                || !command.matchedOptionValue(OptionSources.PRINT_CONFIG, false)) {
            return new CommandLine.RunLast().execute(parsed);
        }
        CommandLine line = command.commandSpec().commandLine();
        Console console = new Console(line.getOut(), line.getErr());
        PrintedConfig.lines(command.commandSpec()).forEach(console::say);
        return ExitCode.SUCCESS;
    }

    private int badParameter(ParameterException e, String[] arguments) {
        return say(whatIsWrong(e), ExitCode.BAD_USAGE);
    }

    private String whatIsWrong(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0), e.getCommandLine());
        }
        if (e instanceof MissingParameterException missing) {
            return nameOf(missing.getMissing().get(0)) + " needs a value";
        }
        if (e instanceof OverwrittenOptionException twice) {
            return nameOf(twice.getOverwritten()) + " is given twice";
        }
        String message = FirstLine.of(e.getMessage());
        return e.getArgSpec() instanceof OptionSpec option
                ? sources.nameOf(option) + ": " + BAD_VALUE.matcher(message).replaceFirst("")
                : message;
    }

    private String unknown(String argument, CommandLine command) {
        boolean atRoot = command == commands;
        String help = atRoot ? "marquee --help" : "marquee " + command.getCommandName() + " --help";
        return "unknown %s (%s lists what there is)"
                .formatted(
                        argument.startsWith("-")
                                ? option(argument.split("=", 2)[0], command)
                                : atRoot ? command(argument) : "argument '" + argument + "'",
                        help);
    }

    private static String option(String name, CommandLine command) {
        return "option '%s'%s"
                .formatted(
                        name,
                        Nearest.question(name, command.getCommandSpec().optionsMap().keySet()));
    }

    private String command(String name) {
        return "command '%s'%s"
                .formatted(name, Nearest.question(name, commands.getSubcommands().keySet()));
    }

    private static String nameOf(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private int failure(Exception e, CommandLine command, ParseResult parsed) {
        if (verbose) {
            ExceptionUtils.stringifyException(e).lines().forEach(line -> err.println(shown(line)));
        }
        if (e instanceof UserException user) {
            user.notes().forEach(note -> err.println(shown("warning: " + note)));
            return say(user.getMessage(), user.exitCode());
        }
        return say(
                "%s failed: %s".formatted(command.getCommandName(), Causes.innermost(e)),
                ExitCode.FAILURE);
    }

    private int say(String message, int exitCode) {
        err.println(shown("marquee: " + message));
        err.flush();
        return exitCode;
    }

    /** A line as it may be shown: without credentials and characters that a terminal acts on. */
    static String shown(String line) {
        // Only the tabs of traces are ours.
        return Secrets.masked(TerminalText.escaped(line.replace("\t", "    ")));
    }

    @Command(
            name = "marquee",
            versionProvider = Version.class,
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

        @SuppressWarnings("UnusedVariable")
        @Option(
                names = "--version",
                versionHelp = true,
                description = "Print the versions of Marquee, Flink and Java, and end.")
        private boolean version;

        @Override
        public void run() {
            throw new IllegalStateException("a command line always has a command");
        }
    }
}
