package dev.marquee.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A generated file of a table. Its texts are hostile, and it counts its valid and invalid records.
 */
public final class FuzzedFile {
    private static final String[] PIECES = {
        "\"",
        "x\",\"",
        ",",
        "\r",
        "\n",
        "\n\"",
        "\"\n",
        "1",
        "a,b\n",
        ",,,,,,,\n",
        "\"\"",
        "\0",
        "\u00e9",
        "\uFEFF",
        "x,y,z,\"\n\n",
        "\",\n",
        "1,1,1,1,1,1,1,1\n",
        ".",
        "1.",
        "1e",
        "-",
        "|",
        "\"|\"",
        "funny|",
        "[{'a': ",
        "\\",
        "T00:00",
        "http://a:",
        "%",
        "a.b.",
        "\u0301\u0316"
    };

    private final Random random;
    private final FuzzedTable table;
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder();
    private int good;
    private int wrong;

    /** Creates a file that contains only the header. */
    public FuzzedFile(FuzzedTable table, Random random) {
        this.random = random;
        this.table = table;
        this.lineEnd = one("\n", "\r\n", "\r");
        text.append(random.nextInt(6) == 0 ? "\uFEFF" : "")
                .append(
                        table.columns().stream()
                                .map(FuzzedColumn::name)
                                .collect(Collectors.joining(",")))
                .append(lineEnd);
    }

    public String name() {
        return table.fileName();
    }

    public byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }

    /** Returns the number of valid records. */
    public int good() {
        return good;
    }

    /** Returns the number of invalid records, which a job must reject. */
    public int wrong() {
        return wrong;
    }

    /** Returns a short text that may be expensive to read if it is repeated often. */
    static String piece(Random random) {
        StringBuilder piece = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            piece.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return piece.toString();
    }

    /** Adds records. With {@code someWrong}, about one in eight is invalid. */
    public void addRows(int rows, boolean someWrong) {
        for (int i = 0; i < rows; i++) {
            List<String> fields = row();
            if (someWrong && random.nextInt(8) == 0) {
                invalidate(fields);
                wrong++;
            } else {
                good++;
            }
            add(fields);
            if (random.nextInt(20) == 0) {
                text.append(lineEnd);
            }
        }
    }

    /**
     * Adds one record per column, in which this column contains a short text repeated many times.
     * Such a record may be valid or invalid.
     */
    void addLongFields(int characters) {
        for (int column = 0; column < table.columns().size(); column++) {
            List<String> fields = row();
            String piece = piece(random);
            String end = one("", "x", "0", "]");
            fields.set(column, quoted(piece.repeat(characters / piece.length()) + end));
            add(fields);
        }
    }

    private List<String> row() {
        return table.columns().stream()
                .map(column -> quoted(column.good().apply(random)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void add(List<String> fields) {
        text.append(String.join(",", fields)).append(lineEnd);
    }

    private void invalidate(List<String> fields) {
        int column = random.nextInt(fields.size());
        List<String> values = table.columns().get(column).wrong();
        if (!values.isEmpty()) {
            fields.set(column, quoted(values.get(random.nextInt(values.size()))));
        } else if (random.nextBoolean()) {
            fields.add("one too many");
        } else {
            fields.remove(column);
        }
    }

    private String quoted(String value) {
        boolean plain = value.chars().allMatch(c -> c > ' ' && c != '"' && c != ',');
        return plain && random.nextBoolean() ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
