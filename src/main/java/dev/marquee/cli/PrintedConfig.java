package dev.marquee.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What {@code --print-config} prints: each option's value, and where it came from. */
final class PrintedConfig {
    private PrintedConfig() {}

    /**
     * The lines, sorted by option.
     *
     * @param command a command that was parsed by {@link CommandLines}
     */
    static List<String> lines(CommandSpec command) {
        OptionSources sources = (OptionSources) command.defaultValueProvider();
        ParseResult parsed = command.commandLine().getParseResult();
        List<String> lines = new ArrayList<>();
        for (OptionSpec option : options(parsed)) {
            String key = option.longestName().substring(2);
            String value = shown(option.getValue());
            lines.add("%-40s # %s".formatted(key + "=" + value, sources.source(option)));
        }
        return lines;
    }

    private static List<OptionSpec> options(ParseResult parsed) {
        return parsed.commandSpec().options().stream()
                .filter(option -> !OptionSources.isAboutThisCall(option))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
    }

    private static String shown(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(PrintedConfig::shown).collect(Collectors.joining(","));
        }
        if (value instanceof Enum<?> choice) {
            return ChoiceConverter.name(choice);
        }
        return value instanceof Duration duration
                ? TimeUtils.formatWithHighestUnit(duration)
                : Secrets.masked(value.toString());
    }
}
