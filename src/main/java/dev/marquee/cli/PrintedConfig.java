package dev.marquee.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What {@code --print-config} prints: each option's value, and where it came from. */
final class PrintedConfig {
    private PrintedConfig() {}

    static List<String> lines(ParseResult parsed, OptionSources sources) {
        List<String> lines = new ArrayList<>();
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (OptionSources.isAboutThisCall(option)) {
                continue;
            }
            String source =
                    parsed.hasMatchedOption(option) ? "command line" : sources.source(option);
            String key = option.longestName().substring(2);
            lines.add("%-40s # %s".formatted(key + "=" + shown(option.getValue()), source));
        }
        lines.sort(null);
        return lines;
    }

    private static String shown(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(PrintedConfig::shown).collect(Collectors.joining(","));
        }
        String text = value instanceof Enum<?> choice ? ChoiceConverter.name(choice) : "" + value;
        return Secrets.masked(text);
    }
}
