package dev.marquee.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/**
 * Writes a file of made-up videos in the layout of 2017, which is always the same. A row has about
 * 1,500 bytes, most of them in the description. Texts are in quotes, and tags have doubled quotes.
 * The file conforms to RFC 4180, because not every measured reader accepts the deviations of real
 * files.
 */
final class VideoFile {
    private static final String[] WORDS = {
        "the",
        "official",
        "video",
        "new",
        "trailer",
        "how",
        "to",
        "live",
        "night",
        "music",
        "best",
        "of",
        "challenge",
        "makeup",
        "subscribe",
        "follow",
        "instagram",
        "and",
        "season",
        "game",
        "reaction",
        "first",
        "time",
        "señorita",
        "für",
        "мир",
        "日本"
    };

    private final Random random = new Random(2017);

    /** Writes at least this number of bytes under a temporary name, then renames the file. */
    static void write(Path path, long bytes) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            new VideoFile().write(out, bytes);
        }
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(BufferedWriter out, long bytes) throws IOException {
        out.write(String.join(",", VideoRow.COLUMNS) + "\n");
        for (long written = 0; written < bytes; ) {
            String row = row();
            out.write(row);
            written += row.length();
        }
    }

    private String row() {
        String id = "%011x".formatted(random.nextLong() >>> 20);
        return String.join(
                ",",
                id,
                "17.14." + (10 + random.nextInt(20)),
                "\"" + words(8, " ") + "\"",
                "\"" + words(2, " ") + "\"",
                Integer.toString(1 + random.nextInt(44)),
                "2017-11-13T17:13:01.000Z",
                "\"" + words(1, "") + "|\"\"" + words(20, "\"\"|\"\"") + "\"\"\"",
                Integer.toString(random.nextInt(100_000_000)),
                Integer.toString(random.nextInt(10_000_000)),
                Integer.toString(random.nextInt(100_000)),
                Integer.toString(random.nextInt(100_000)),
                "https://i.ytimg.com/vi/" + id + "/default.jpg",
                "False",
                "False",
                "False",
                "\""
                        + words(80, " ")
                        + "\\n\\nhttps://example.com/"
                        + id
                        + "\n"
                        + words(80, ", ")
                        + "\"\n");
    }

    private String words(int most, String separator) {
        StringBuilder words = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int i = random.nextInt(most) + most / 2; i > 0; i--) {
            words.append(separator).append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
