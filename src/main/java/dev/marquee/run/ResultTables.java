package dev.marquee.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.cli.Console;
import dev.marquee.cli.TerminalText;
import dev.marquee.files.FileUri;
import dev.marquee.files.ResultFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/** Shows the first lines of each result of a run, and its summary, as tables. */
final class ResultTables {
    private static final int LINES = 10;
    private static final int NAME_COLUMNS = 23;

    /** Numbers of these columns name something: they are not grouped. */
    private static final Pattern NAMES = Pattern.compile("id|.*_id|year");

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
                table(lines.subList(0, Math.min(LINES, lines.size()))).forEach(console::sayEscaped);
            }
            if (lines.size() > LINES) {
                console.say("  …");
            }
        }
        console.say("");
        console.say(
                "summary  (%s)"
                        .formatted(FileUri.shown(new Path(folder.path(), ResultFolder.SUMMARY))));
        summary.forEach((key, value) -> showFigure(key, value));
    }

    private static List<String> table(List<JsonNode> lines) {
        List<String> names = new ArrayList<>();
        lines.get(0).fieldNames().forEachRemaining(names::add);
        TextTable table =
                new TextTable(
                        names.stream()
                                .map(name -> new TextTable.Column(name, isNumeric(name, lines)))
                                .toList());
        for (JsonNode line : lines) {
            table.add(names.stream().map(name -> cell(name, line.path(name))).toList());
        }
        return table.lines(Console.columns());
    }

    private static boolean isNumeric(String name, List<JsonNode> lines) {
        return !NAMES.matcher(name).matches()
                && lines.stream()
                        .map(line -> line.path(name))
                        .allMatch(value -> value.isNumber() || value.isNull());
    }

    private static String cell(String name, JsonNode value) {
        if (value.isNumber()) {
            return NAMES.matcher(name).matches() ? value.asText() : shown(value.numberValue());
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(cell(name, item)));
            return String.join(", ", items);
        }
        return value.isNull() ? "" : value.asText();
    }

    /** One line, or several where the terminal is too narrow for a list. */
    private void showFigure(String key, Object value) {
        String name = "  %-20s ".formatted(key);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String item : items(value)) {
            String separated = line.isEmpty() ? item : ", " + item;
            int most = Console.columns() - NAME_COLUMNS - 1;
            if (!line.isEmpty()
                    && TerminalText.width(line.toString()) + TerminalText.width(separated) > most) {
                lines.add(line.append(',').toString());
                line.setLength(0);
                separated = item;
            }
            line.append(separated);
        }
        lines.add(line.toString());
        console.say((name + lines.get(0)).stripTrailing());
        lines.stream().skip(1).map(" ".repeat(NAME_COLUMNS)::concat).forEach(console::say);
    }

    private static List<String> items(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                    .collect(Collectors.toList());
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(ResultTables::shown).collect(Collectors.toList());
        }
        return List.of(shown(value));
    }

    /** Numbers with groups of three digits, and two decimals if they have a fraction. */
    private static String shown(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%,.2f", number);
        }
        return value instanceof Number number
                ? String.format(Locale.ROOT, "%,d", number.longValue())
                : String.valueOf(value);
    }
}
