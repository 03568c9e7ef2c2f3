package dev.marquee.documentation;

import dev.marquee.CommandRun;
import dev.marquee.GoldenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/**
 * docs/COMMANDS.md contains the output of {@code --help}. {@link GoldenFile} explains how to write
 * the page.
 */
final class CommandsPageTest {
    private static final String BEGINNING =
            """
            # Commands

            The output of `--help` of `bin/marquee` and of each of its commands. This page is generated: a test compares it
            with the program, and writes it with `-Dgolden.write=true`.

            """;

    @Test
    void thePageContainsTheHelpOfEachCommand() throws Exception {
        List<String> names = new ArrayList<>(List.of("marquee"));
        CommandRun.commands().stream()
                .map(command -> command.getClass().getAnnotation(Command.class).name())
                .forEach(names::add);

        GoldenFile.assertSame(
                Path.of("docs/COMMANDS.md"),
                BEGINNING
                        + names.stream()
                                .map(CommandsPageTest::section)
                                .collect(Collectors.joining("\n")));
    }

    private static String section(String name) {
        String[] arguments =
                name.equals("marquee") ? new String[] {"--help"} : new String[] {name, "--help"};
        String help = CommandRun.succeeding(arguments).out().replace(System.lineSeparator(), "\n");
        return "## `%s`\n\n```text\n%s```\n".formatted(name, help);
    }
}
