package dev.marquee.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.marquee.cli.Console;
import dev.marquee.files.FileUri;
import dev.marquee.files.ResultFolder;

import org.apache.flink.core.fs.Path;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows the results of a run as they stand in their folders, and its summary. */
final class ResultTables {
    private static final int LINES = 10;
    private static final int WIDEST = 44;

    private final Console console;

    ResultTables(Console console) {
        this.console = console;
    }

    void show(ResultFolder folder, List<String> results, Map<String, Object> summary)
            throws IOException {
        for (String result : results) {
            List<JsonNode> lines = folder.firstLines(result, LINES + 1);
            console.say("");
            console.say(
                    "%s  (%s)".formatted(result, FileUri.shown(new Path(folder.path(), result))));
            if (lines.isEmpty()) {
                console.say("  none");
            } else {
                table(lines.subList(0, Math.min(LINES, lines.size()))).forEach(console::say);
            }
            if (lines.size() > LINES) {
                console.say("  …");
            }
        }
        console.say("");
        console.say(
                "summary  (%s)"
                        .formatted(FileUri.shown(new Path(folder.path(), ResultFolder.SUMMARY))));
        summary.forEach((key, value) -> console.say("  %-20s %s".formatted(key, shown(value))));
    }

    private static List<String> table(List<JsonNode> lines) {
        List<String> names = new ArrayList<>();
        lines.get(0).fieldNames().forEachRemaining(names::add);
        Column[] columns =
                names.stream()
                        .map(name -> new Column(width(name, lines) + 4, 2, Overflow.TRUNCATE))
                        .toArray(Column[]::new);
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
        table.addRowValues(names.toArray(String[]::new));
        for (JsonNode line : lines) {
            table.addRowValues(names.stream().map(name -> cell(line, name)).toArray(String[]::new));
        }
        return table.toString().lines().map(String::stripTrailing).toList();
    }

    private static int width(String name, List<JsonNode> lines) {
        return lines.stream()
                .mapToInt(line -> cell(line, name).length())
                .reduce(name.length(), Math::max);
    }

    private static String cell(JsonNode line, String name) {
        String text = text(line.path(name));
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        return oneLine.length() <= WIDEST ? oneLine : oneLine.substring(0, WIDEST - 1) + "…";
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(item)));
            return String.join(", ", items);
        }
        return value.isNull() ? "" : value.asText();
    }

    private static String shown(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
