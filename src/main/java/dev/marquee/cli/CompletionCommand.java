package dev.marquee.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code marquee generate-completion}: prints a script with which bash and zsh complete commands,
 * options and the values of options that have a few.
 */
@Command(
        name = "generate-completion",
        hidden = true,
        description = "Prints a script for bash and zsh that completes commands and options.")
final class CompletionCommand implements Runnable {
    @Spec private CommandSpec spec;

    // picocli reads it, and shows the help instead of calling the command.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, description = "Print this help, and end.")
    private boolean help;

    @Override
    public void run() {
        CommandSpec root = completed(spec.parent());
        // The options of the command that is meant where none is named.
        root.subcommands().values().iterator().next().getCommandSpec().options().stream()
                .filter(option -> root.findOption(option.longestName()) == null)
                .forEach(root::addOption);
        CommandLine commands = new CommandLine(root);
        spec.commandLine().getOut().print(AutoComplete.bash(commands.getCommandName(), commands));
        spec.commandLine().getOut().flush();
    }

    /** A command with its visible options and subcommands, and the values as users spell them. */
    private static CommandSpec completed(CommandSpec command) {
        CommandSpec completed = CommandSpec.create().name(command.name());
        command.options().stream()
                .filter(option -> !option.hidden())
                .forEach(
                        option ->
                                completed.addOption(
                                        OptionSpec.builder(option)
                                                .completionCandidates(values(option))
                                                .build()));
        for (CommandLine subcommand : command.subcommands().values()) {
            CommandSpec one = subcommand.getCommandSpec();
            if (!one.usageMessage().hidden()) {
                completed.addSubcommand(one.name(), completed(one));
            }
        }
        return completed;
    }

    private static List<String> values(OptionSpec option) {
        // The type of an element where the option has several values.
        return Stream.of(option.auxiliaryTypes())
                .filter(Class::isEnum)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(constant -> ChoiceConverter.name((Enum<?>) constant))
                .toList();
    }
}
