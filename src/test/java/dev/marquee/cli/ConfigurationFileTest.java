package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** Compares {@code conf/marquee.properties} with the options of all commands. */
final class ConfigurationFileTest {
    private static final Path FILE = Path.of("conf/marquee.properties");
    private static final Pattern KEY = Pattern.compile("#([a-z][a-z-]*)=(.*)");

    /** Commands whose options are not settings. */
    private static final Set<String> COMMANDS_WITHOUT_SETTINGS = Set.of("sample");

    /** Deprecated names that still work. */
    private static final Set<String> DEPRECATED_NAMES = Set.of("--prefetch");

    @Test
    void everyOptionHasALine() throws Exception {
        Set<String> options =
                settings().stream()
                        .map(option -> option.longestName().substring(2))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(lines().keySet())).isEqualTo(options);
    }

    @Test
    void everyLineContainsTheDefaultOfItsOption() throws Exception {
        Map<String, Set<String>> defaults = new TreeMap<>();
        for (OptionSpec option : settings()) {
            String key = option.longestName().substring(2);
            String value = option.defaultValue();
            // A negatable switch, as --report, is on unless --no-report is given.
            boolean isSwitch = option.arity().max() == 0;
            String expected =
                    value != null || !isSwitch ? value : Boolean.toString(option.negatable());
            if (expected != null) {
                // Several commands may have the same option with different defaults.
                defaults.computeIfAbsent(key, unused -> new TreeSet<>()).add(expected);
            }
        }

        Map<String, String> lines = lines();
        defaults.forEach((key, values) -> assertThat(values).as(key).contains(lines.get(key)));
    }

    private static Map<String, String> lines() throws Exception {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(FILE)) {
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                assertThat(lines.put(key.group(1), key.group(2)))
                        .as("duplicate of " + line)
                        .isNull();
            }
        }
        return lines;
    }

    private static List<OptionSpec> settings() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new CommandLines(CommandRun.commands(), Map.of(), nowhere, nowhere)
                .settings()
                .filter(option -> !COMMANDS_WITHOUT_SETTINGS.contains(option.command().name()))
                .filter(option -> !DEPRECATED_NAMES.contains(option.longestName()))
                .toList();
    }
}
