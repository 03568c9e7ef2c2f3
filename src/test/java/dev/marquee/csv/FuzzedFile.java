package dev.marquee.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A file of trending videos whose texts are hostile, with as many wrong records as it counts. */
public final class FuzzedFile {
    private static final String[] COUNTRIES = {"US", "GB", "DE", "JP", "BR", "IN"};
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
        "1,1,1,1,1,1,1,1\n"
    };
    private static final String[] TEXTS = {
        "",
        "a title",
        "a, b",
        "\"quoted\"",
        "two\nlines",
        "\r\n",
        "@|bold mark-up|@",
        "\u001b[2J",
        "\u0085\u2028\u202e",
        "日本 😂",
        "=1+1",
        "<script>",
        "\0",
        "' OR 1=1",
        "\\",
        "%s%n",
        "\uFEFF"
    };

    /** A layout: its header, and the form of a row's day. */
    private enum Layout {
        OF_2017(
                "%svideos.csv",
                "video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link",
                "24.%02d.01"),
        OF_2020(
                "%s_youtube_trending_data.csv",
                "video_id,title,publishedAt,categoryId,trending_date,tags,view_count,likes,thumbnail_link",
                "2024-01-%02dT00:00:00Z");

        private final String name;
        private final String header;
        private final String day;

        Layout(String name, String header, String day) {
            this.name = name;
            this.header = header;
            this.day = day;
        }
    }

    private final Random random;
    private final Layout layout;
    private final String country;
    private final List<String> columns;
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder();
    private int good;
    private int wrong;

    /**
     * Begins a file with its header.
     *
     * @param number files with different numbers have different names
     */
    public FuzzedFile(Random random, int number) {
        this.random = random;
        this.layout = Layout.values()[random.nextInt(Layout.values().length)];
        this.country = COUNTRIES[number];
        this.columns = List.of(layout.header.split(","));
        this.lineEnd = one("\n", "\r\n", "\r");
        text.append(random.nextInt(6) == 0 ? "\uFEFF" : "").append(layout.header).append(lineEnd);
    }

    public String name() {
        return layout.name.formatted(country);
    }

    public byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }

    /** How many records are rows. */
    public int good() {
        return good;
    }

    /** How many records are to be rejected. */
    public int wrong() {
        return wrong;
    }

    /** A few bytes that are a burden to readers when they are repeated. */
    static String piece(Random random) {
        StringBuilder piece = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            piece.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return piece.toString();
    }

    /** Adds records, of which one in eight is wrong if any may be. */
    public void addRows(int rows, boolean someWrong) {
        for (int i = 0; i < rows; i++) {
            List<String> fields = new ArrayList<>();
            for (String column : columns) {
                fields.add(field(column));
            }
            if (someWrong && random.nextInt(8) == 0) {
                spoil(fields);
                wrong++;
            } else {
                good++;
            }
            text.append(String.join(",", fields)).append(lineEnd);
            if (random.nextInt(20) == 0) {
                text.append(lineEnd);
            }
        }
    }

    private void spoil(List<String> fields) {
        switch (random.nextInt(6)) {
            case 0 -> fields.add("one too many");
            case 1 -> fields.remove(fields.size() - 1);
            case 2 -> fields.set(columns.indexOf("trending_date"), one("", "24.13.40", "soon"));
            case 3 -> fields.set(columns.indexOf("likes"), one("", "-1e3", "many", "0x1", "1 000"));
            case 4 -> fields.set(columns.indexOf("video_id"), one("", "\"\"", "  "));
            default ->
                    fields.set(
                            columns.indexOf("likes"),
                            "1".repeat(random.nextInt(2) == 0 ? 40 : 5000) + "x");
        }
    }

    private String field(String column) {
        return switch (column) {
            case "video_id" -> Long.toString(random.nextLong() >>> 1, 36);
            case "trending_date" -> layout.day.formatted(1 + random.nextInt(28));
            case "views", "view_count", "likes" -> Integer.toString(random.nextInt(10_000_000));
            case "category_id", "categoryId" -> one("23", "24", "", "99999999999", "x");
            default -> quoted(one(TEXTS) + (random.nextInt(50) == 0 ? "y".repeat(20_000) : ""));
        };
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
