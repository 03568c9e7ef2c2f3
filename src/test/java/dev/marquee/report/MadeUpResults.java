package dev.marquee.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;

/**
 * An output folder of a run, with made-up results.
 *
 * @param output the folder that contains the folders of the jobs
 */
record MadeUpResults(Path output) {
    /** Hostile titles and tags: markup, templates, control characters, and a very long one. */
    static final List<String> HOSTILE =
            List.of(
                    "</script><script>document.title = 'taken'</script>",
                    "<img src=x onerror=\"document.title = 'taken'\">",
                    "\"'><b>bold</b>&lt;i&gt;&amp;",
                    "<!--<script>",
                    "${7*7} {{7*7}} @if(true)",
                    "\u202Eright to left\u2066",
                    "עברית ועוד English",
                    "emoji 👩‍👩‍👧‍👦 🏳️‍🌈",
                    "line\u2028separator\u2029and\u0000nul\u0007bell",
                    "x".repeat(1 << 20));

    private static final JsonMapper JSON = new JsonMapper();

    Path trending() {
        return output.resolve("trending");
    }

    Path movies() {
        return output.resolve("movies");
    }

    /** Writes one part file of a result. The function returns the line of each number from 0. */
    MadeUpResults result(String folder, int lines, IntFunction<Object> line) throws IOException {
        Path result = Files.createDirectories(output.resolve(folder));
        try (BufferedWriter out =
                Files.newBufferedWriter(
                        result.resolve("part-00000000-0000-0000-0000-000000000000-0.jsonl"))) {
            for (int i = 0; i < lines; i++) {
                Object value = line.apply(i);
                out.write(value instanceof String text ? text : JSON.writeValueAsString(value));
                out.write('\n');
            }
        }
        return this;
    }

    MadeUpResults summary(String job, Map<String, Object> summary) throws IOException {
        Path folder = Files.createDirectories(output.resolve(job));
        JSON.writeValue(folder.resolve("summary.json").toFile(), summary);
        return this;
    }

    MadeUpResults days(int days) throws IOException {
        LocalDate first = LocalDate.of(2015, 1, 1);
        return result(
                        "trending/days",
                        days,
                        i -> day(first.plusDays(i), 1_000_000_000L + i * 1_000L))
                .result(
                        "trending/top-day",
                        1,
                        i -> day(first.plusDays(days - 1L), 1_000_000_000L + (days - 1) * 1_000L));
    }

    private static Map<String, Object> day(LocalDate day, long views) {
        return line(
                "day",
                day.toString(),
                "listing_views",
                views,
                "video_views",
                views / 7,
                "videos",
                3,
                "listings",
                21);
    }

    MadeUpResults funny(int videos, IntFunction<String> title) throws IOException {
        return result(
                "trending/funny-videos",
                videos,
                i ->
                        line(
                                "video_id", "f%010d".formatted(i),
                                "title", title.apply(i),
                                "category",
                                        List.of("Comedy", "Music", "<i>Gaming</i>").get(i % 3)));
    }

    /** Writes worldwide videos. Only the first ones have an image. */
    MadeUpResults worldwide(int videos, int images, IntFunction<String> title) throws IOException {
        Path thumbnails = Files.createDirectories(trending().resolve("thumbnails"));
        for (int i = 0; i < images; i++) {
            BufferedImage image = new BufferedImage(48, 36, BufferedImage.TYPE_INT_RGB);
            image.setRGB(i % 48, 7, 0xFF8800);
            ImageIO.write(image, "png", thumbnails.resolve("w%010d.png".formatted(i)).toFile());
        }
        return result(
                "trending/worldwide-videos",
                videos,
                i ->
                        line(
                                "video_id",
                                "w%010d".formatted(i),
                                "title",
                                title.apply(i),
                                "days",
                                1000 - i % 900,
                                "first_day",
                                "2015-01-%02d".formatted(1 + i % 20),
                                "last_day",
                                "2015-02-%02d".formatted(1 + i % 20),
                                "thumbnail_url",
                                "https://i.ytimg.com/vi/x/default.jpg",
                                "thumbnail",
                                i < images ? "thumbnails/w%010d.png".formatted(i) : null,
                                "status",
                                i < images ? "downloaded" : "missing",
                                "detail",
                                null));
    }

    MadeUpResults categories(List<String> countries, int categories) throws IOException {
        return result(
                "trending/categories",
                countries.size() * categories,
                i ->
                        line(
                                "country",
                                countries.get(i / categories),
                                "rank",
                                1 + i % categories,
                                "category",
                                "Category " + (char) ('A' + i % categories),
                                "videos",
                                10 + i,
                                "listings",
                                1000 - 10 * (i % categories),
                                "views",
                                9_007_199_254_740_993L));
    }

    MadeUpResults rejected(int records) throws IOException {
        return result(
                "trending/rejected",
                records,
                i ->
                        line(
                                "file",
                                "file:/data/<b>US</b>videos.csv",
                                "offset",
                                1000L * i,
                                "reason",
                                i % 2 == 0 ? "date: '12/10/2009'" : "number: views is '<i>'",
                                "raw",
                                HOSTILE.get(i % (HOSTILE.size() - 1))));
    }

    MadeUpResults films(int films) throws IOException {
        IntFunction<Object> film =
                i ->
                        line(
                                "id",
                                i,
                                "title",
                                i < HOSTILE.size() ? HOSTILE.get(i) : "Film " + i,
                                "release_date",
                                "%d-05-%02d".formatted(2000 + i % 20, 1 + i % 28),
                                "genres",
                                i % 3 == 0 ? List.of() : List.of("Drama", "Genre " + i % 30),
                                "countries",
                                List.of("AR", i % 2 == 0 ? "ES" : "US"));
        return result("movies/post-2000", films, film)
                .result("movies/argentina-spain", films / 10, film)
                .result("movies/films-of-decade", films / 100, film)
                .result(
                        "movies/top-countries",
                        5,
                        i ->
                                line(
                                        "rank",
                                        i + 1,
                                        "country",
                                        List.of("US", "GB", "AR", "ES", "FR").get(i),
                                        "budget",
                                        3_000_000_000L / (i + 1),
                                        "films",
                                        100 - i))
                .result(
                        "movies/ratings",
                        60,
                        i ->
                                line(
                                        "id", i,
                                        "title", "Film " + i,
                                        "average", 0.5 + (i % 46) / 10.0,
                                        "ratings", i + 1))
                .result(
                        "movies/ratings-extremes",
                        2,
                        i ->
                                line(
                                        "id",
                                        i,
                                        "title",
                                        HOSTILE.get(i),
                                        "average",
                                        i == 0 ? 5.0 : 0.5,
                                        "ratings",
                                        3,
                                        "extreme",
                                        i == 0 ? "best" : "worst"))
                .result(
                        "movies/top-actors",
                        10,
                        i -> line("rank", i + 1, "actor", "Actor " + i, "films", 20 - i));
    }

    static Map<String, Object> line(Object... pairs) {
        Map<String, Object> line = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            line.put((String) pairs[i], pairs[i + 1]);
        }
        return line;
    }
}
