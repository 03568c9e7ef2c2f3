package dev.marquee.literal;

import java.util.Random;

/** Generates random literals in all forms of Python, and invalid ones. */
final class RandomLiterals {
    private static final String[] CHARACTERS = {
        "a", "b", "N", "x", "u", "0", "7", "8", " ", " ", "é", "ñ", "ß", "東", "京", "😀", "\u00a0",
        "\u2028", "\u0085", "\u007f", "\t", "#", ",", ":", "[", "}", "\ufeff", "\uffff"
    };
    private static final String[] ESCAPES = {
        "\\'",
        "\\\"",
        "\\\\",
        "\\n",
        "\\r",
        "\\t",
        "\\a",
        "\\b",
        "\\f",
        "\\v",
        "\\0",
        "\\7",
        "\\08",
        "\\101",
        "\\777",
        "\\1234",
        "\\x41",
        "\\xfF",
        "\\u00e9",
        "\\uD83D",
        "\\U0001f600",
        "\\q",
        "\\8",
        "\\ ",
        "\\é",
        "\\😀",
        "\\\n",
        "\\\r\n"
    };
    private static final String[] KEYS = {"'name'", "'name'", "\"id\"", "'iso_3166_1'", "u'name'"};
    private static final String[] NUMBERS = {
        "0",
        "1",
        "1.0",
        "00",
        "0_0",
        "1_000",
        "0x1F",
        "0X_ff",
        "0o17",
        "0B1_0",
        "1.",
        ".5",
        "1e3",
        "1E-5",
        "1_0.5_0e1_0",
        "01.5",
        "1e999",
        "0.1",
        "123456789012345678",
        "9223372036854775808",
        "340282366920938463463374607431768211456",
        "862",
        "10751"
    };
    private static final String[] SPACES = {
        "",
        "",
        "",
        "",
        " ",
        " ",
        " ",
        "  ",
        "\t",
        "\f",
        "\n",
        "\r\n",
        "\r",
        "\n  ",
        "#c\n",
        " # ] '\r\n",
        "\\\n"
    };
    private static final String[] PREFIXES = {"", "", "", "", "u", "U", "r", "R"};
    private static final String[] QUOTES = {"'", "'", "'", "\"", "\"", "'''", "\"\"\""};

    private static final String[] INSERTIONS = {
        "'",
        "\"",
        "\\",
        "\n",
        "\r",
        "\r\n",
        " ",
        "\t",
        "\f",
        ",",
        ":",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "#",
        "-",
        "+",
        "0",
        "1",
        "_",
        ".",
        "e",
        "j",
        "x",
        "r",
        "b",
        "f",
        "u",
        "None",
        "True",
        "set()",
        "...",
        "'''",
        "\\x",
        "\\u12",
        "\\U00110000",
        "\\N{DIGIT ONE}",
        "\\ud800",
        "\\\n",
        "\u0000",
        "\ud800",
        "\udc00",
        "é",
        "\u00a0",
        "\u000b",
        "\ufeff",
        "*",
        "**",
        "()",
        "{}",
        "[]",
        "'a'",
        "b'a'",
        "f''",
        "2j",
        "# c",
        "lambda"
    };

    private static final String TOKENS = "[[]](){}'\",,::-+.0 1 # \\\n\nN\r\trbu \f_ex";

    private final Random random;

    RandomLiterals(long seed) {
        random = new Random(seed);
    }

    /** Returns a valid literal, mostly a list of dicts. */
    String next() {
        String value = random.nextInt(3) == 0 ? value(0) : films();
        String begin = random.nextInt(4) == 0 ? one(" ", "\t ", "\n", "# c\n", "\f", "\\\n") : "";
        String end = random.nextInt(4) == 0 ? one(" ", "\n", "#c", " # c\n", "\n  \r\n", ",") : "";
        return begin + value + end;
    }

    /** Returns the text after one to four changes, which may make it invalid. */
    String mutated(String literal) {
        StringBuilder text = new StringBuilder(literal);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + 1 + random.nextInt(4));
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> text.insert(start, one(INSERTIONS));
                case 3 -> text.delete(start, end);
                case 4 -> text.replace(start, end, one(INSERTIONS));
                default -> text.insert(start, text.substring(start, end));
            }
        }
        return text.toString();
    }

    /** Returns tokens and characters in random order, which are mostly invalid. */
    String soup() {
        StringBuilder soup = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            if (random.nextInt(3) == 0) {
                soup.append(one(INSERTIONS));
            } else {
                soup.append(TOKENS.charAt(random.nextInt(TOKENS.length())));
            }
        }
        return soup.toString();
    }

    private String films() {
        StringBuilder list = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            String item = random.nextInt(8) == 0 ? value(1) : film();
            list.append(space()).append(item).append(space()).append(i > 1 || comma() ? "," : "");
        }
        return list.append(space()).append(']').toString();
    }

    private String film() {
        StringBuilder film = new StringBuilder("{");
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String key = random.nextInt(6) == 0 ? scalar() : one(KEYS);
            String value = random.nextInt(6) == 0 ? value(3) : texts();
            film.append(space()).append(key).append(space()).append(':').append(space());
            film.append(value).append(space()).append(i > 1 || comma() ? "," : "");
        }
        String dict = film.append(space()).append('}').toString();
        return random.nextInt(10) == 0 ? "(" + dict + ")" : dict;
    }

    private String value(int depth) {
        if (depth > 4 || random.nextInt(3) == 0) {
            return scalar();
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> "[" + items(depth, true) + "]";
            case 2 -> "(" + space() + value(depth + 1) + "," + items(depth, true) + ")";
            case 3 -> "(" + space() + value(depth + 1) + space() + ")";
            case 4 -> "{" + space() + scalar() + space() + (comma() ? "," : "") + space() + "}";
            default -> "{" + items(depth, false) + "}";
        };
    }

    private String items(int depth, boolean list) {
        StringBuilder items = new StringBuilder(space());
        for (int i = random.nextInt(4); i > 0; i--) {
            if (!list) {
                items.append(random.nextInt(6) == 0 ? "(1, 'a')" : scalar());
                items.append(space()).append(':').append(space());
            }
            items.append(value(depth + 1)).append(space()).append(i > 1 || comma() ? "," : "");
            items.append(space());
        }
        return items.toString();
    }

    private String scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> one("None", "True", "False");
            case 1, 2 -> one("", "", "-", "+", "- ") + one(NUMBERS);
            case 3 -> one("-(", "+( ") + one(NUMBERS) + ")";
            default -> texts();
        };
    }

    /**
     * Returns one string, or several in a row. Spaces separate them, because quotes in a row could
     * form a triple quote.
     */
    private String texts() {
        return random.nextInt(6) == 0
                ? "(" + text() + " " + space() + text() + " " + space() + text() + ")"
                : text();
    }

    private String text() {
        String prefix = one(PREFIXES);
        String quotes = one(QUOTES);
        StringBuilder text = new StringBuilder(prefix).append(quotes);
        for (int i = random.nextInt(6); i > 0; i--) {
            if (random.nextInt(4) > 0) {
                text.append(one(CHARACTERS));
            } else if (!prefix.equalsIgnoreCase("r")) {
                text.append(one(ESCAPES));
            } else {
                text.append(one("\\n", "\\'", "\\\"", "\\\\", "\\\n", "\\é", "\\N{"));
            }
            if (quotes.length() == 3 && random.nextInt(4) == 0) {
                text.append(one("\n", "\r\n", "\r", quotes.equals("'''") ? "\"" : "'"));
            }
        }
        return text.append(quotes).toString();
    }

    private boolean comma() {
        return random.nextInt(4) == 0;
    }

    private String space() {
        return one(SPACES);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
