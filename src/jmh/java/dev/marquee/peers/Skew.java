package dev.marquee.peers;

import dev.marquee.trending.worldwide.sightings.KeyGroupOfVideo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lists of trending videos in which one key has most of the rows, and a balanced one to compare
 * them with. All have the same number of rows: lists of ten countries for a hundred days. Half of a
 * list are videos of all countries, which stay for 25 days; the others are a country's own, and
 * stay for 5.
 */
enum Skew {
    NONE("balanced"),
    COUNTRY("one country has 90 % of the rows"),
    VIDEO("one video is in every row"),
    DAY("one day has all rows with many likes"),
    KEY_GROUP("one key group has 90 % of the videos");

    private static final List<String> COUNTRIES =
            List.of("US", "BR", "CA", "DE", "FR", "GB", "IN", "JP", "KR", "MX");
    private static final int DAYS = 100;
    private static final int DAY_OF_LIKES = 50;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yy.dd.MM");
    private static final String HEADER =
            "video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link,description\n";
    private static final String DESCRIPTION = "Words that no question asks for. ".repeat(8);

    /** A share of the rows, 1 of this number, has many likes. */
    private static final int LIKED = 100;

    private static final int GROUP = 777;

    private final String shown;

    /** The ids that were found by trial: a cache. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<Long, String> found = new HashMap<>();

    Skew(String shown) {
        this.shown = shown;
    }

    /** Says what is unequal. */
    String shown() {
        return shown;
    }

    /**
     * Writes the lists into a new folder.
     *
     * @param rows the number of rows of all files, which is rounded down
     */
    void write(Path folder, int rows) throws IOException {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        Files.createDirectories(unfinished);
        int perDay = rows / DAYS;
        for (int country = 0; country < COUNTRIES.size(); country++) {
            Path file = unfinished.resolve(COUNTRIES.get(country) + "videos.csv");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write(HEADER);
                for (int day = 0; day < DAYS; day++) {
                    writeList(out, country, day, length(country, perDay));
                }
            }
        }
        Files.move(unfinished, folder);
    }

    private int length(int country, int perDay) {
        if (this != COUNTRY) {
            return perDay / COUNTRIES.size();
        }
        return country == 0 ? perDay * 9 / 10 : perDay / 10 / (COUNTRIES.size() - 1);
    }

    private void writeList(BufferedWriter out, int country, int day, int length)
            throws IOException {
        String date = DATE.format(LocalDate.of(2024, 1, 1).plusDays(day));
        for (int slot = 0; slot < length; slot++) {
            boolean everywhere = slot % 2 == 0;
            long number =
                    everywhere
                            ? slot + 1_000_000L * (day / 25)
                            : slot + 1_000_000L * (100 + day / 5) + 1_000_000_000L * (1 + country);
            String id = this == VIDEO ? id(1) : id(number);
            boolean liked = this == DAY ? day == DAY_OF_LIKES : slot % LIKED == day % LIKED;
            out.write(
                    "%s,%s,Title of video %s,23,funny|x,%d,%d,https://i.ytimg.com/vi/%s/default.jpg,%s%n"
                            .formatted(
                                    id,
                                    date,
                                    id,
                                    100_000L + number % 99_991 + day,
                                    liked ? 6_000_000 : 5_000,
                                    id,
                                    DESCRIPTION));
        }
    }

    /** The id of a video; with {@link #KEY_GROUP} nine of ten ids are of the same group. */
    private String id(long number) {
        if (this != KEY_GROUP || number % 10 == 9) {
            return text(number, 0);
        }
        return found.computeIfAbsent(number, Skew::idOfGroup);
    }

    private static String idOfGroup(long number) {
        int change = 0;
        String id = text(number, change);
        while (KeyGroupOfVideo.of(id) != GROUP) {
            id = text(number, ++change);
        }
        return id;
    }

    /** Eleven characters, as YouTube's ids have them. */
    private static String text(long number, int change) {
        String base36 = Long.toString(number, 36) + "-" + Integer.toString(change, 36);
        return ("_".repeat(11) + base36).substring(base36.length());
    }

    /** The name of its folder. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
