package dev.marquee.csv;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A column of a generated table.
 *
 * @param name the name
 * @param good generates a valid value
 * @param wrong invalid values, for which a record must be rejected; empty if every text is valid
 */
public record FuzzedColumn(String name, Function<Random, String> good, List<String> wrong) {
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
        "</script><!--",
        "\0",
        "' OR 1=1",
        "\\",
        "%s%n",
        "\uFEFF",
        "funny",
        "x|funny|y",
        "x, funny, y"
    };

    public FuzzedColumn {
        wrong = List.copyOf(wrong);
    }

    /** Returns a column whose valid values are these texts. */
    public static FuzzedColumn of(String name, List<String> good, String... wrong) {
        return new FuzzedColumn(
                name, random -> good.get(random.nextInt(good.size())), List.of(wrong));
    }

    /** Returns a column in which every text is valid. */
    public static FuzzedColumn ofTexts(String name) {
        return new FuzzedColumn(name, FuzzedColumn::text, List.of());
    }

    /** Returns a column of ids or counts. */
    public static FuzzedColumn ofNumbers(String name) {
        return new FuzzedColumn(
                name,
                random ->
                        random.nextInt(10_000_000)
                                + (random.nextInt(8) == 0 ? ".0" : "")
                                + (random.nextInt(8) == 0 ? " " : ""),
                List.of(
                        "",
                        "-",
                        "+5",
                        "-1e3",
                        "1e18",
                        "many",
                        "0x10",
                        "1 000",
                        "1.5",
                        "NaN",
                        "\u0661\u0662",
                        "9".repeat(40),
                        "1".repeat(5_000) + "x"));
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)]
                + (random.nextInt(50) == 0 ? "y".repeat(20_000) : "");
    }
}
