package dev.marquee.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates small files that resemble real ones. The seed determines the files. */
final class RandomCsvFiles {
    private static final String[] WORDS = {
        "official",
        "trailer",
        "Épisode",
        "日本",
        "😂",
        "\u00a0live",
        "\"quoted\"",
        "a, b",
        "5\" tall",
        "",
        "HD",
        "best of",
        "vs."
    };
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};

    private final Random random;

    RandomCsvFiles(Random random) {
        this.random = random;
    }

    /** Returns a file with a header and {@code rows} rows. */
    byte[] next(int rows, int columns) {
        StringBuilder file = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
        String lineEnd = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
        for (int row = 0; row <= rows; row++) {
            List<String> fields = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                fields.add(row == 0 ? "column" + column : field(column));
            }
            file.append(String.join(",", fields)).append(lineEnd);
            if (random.nextInt(16) == 0) {
                file.append(lineEnd);
            }
        }
        if (random.nextInt(4) == 0) {
            file.setLength(file.length() - lineEnd.length());
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String field(int column) {
        return switch (column % 6) {
            case 0 -> Long.toString(random.nextLong() >>> 4, 36);
            case 1 -> quoted(words(" "));
            case 2 -> Integer.toString(random.nextInt());
            case 3 -> tags();
            case 4 -> quoted(words("\n"));
            default -> random.nextBoolean() ? "False" : "";
        };
    }

    /**
     * Returns tags as in real files: some tags have quotes of their own, and the whole field may be
     * quoted.
     */
    private String tags() {
        String tags = "some tag|\"" + words("\"|\"").replace("\"quoted\"", "quoted") + "\"";
        return random.nextBoolean() ? quoted(tags) : tags.replace(",", "");
    }

    private String words(String separator) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            words.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return String.join(separator, words);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
