package dev.marquee.trending;

import dev.marquee.Fuzz;
import dev.marquee.csv.FuzzedColumn;
import dev.marquee.csv.FuzzedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random tables of trending videos, one for each layout, with any of the valid column names. */
public final class FuzzedVideos {
    /** The countries of the files and rows. */
    public static final List<String> COUNTRIES = List.of("US", "GB", "DE", "JP", "BR", "IN");

    private static final String NONE = "-";

    private FuzzedVideos() {}

    public static List<FuzzedTable> tables(Random random) {
        List<FuzzedTable> tables = new ArrayList<>();
        for (VideoLayout layout : VideoLayout.ALL) {
            tables.add(table(layout, tables.size(), random));
        }
        return tables;
    }

    private static FuzzedTable table(VideoLayout layout, int number, Random random) {
        List<FuzzedColumn> columns = new ArrayList<>();
        columns.add(
                new FuzzedColumn(
                        Fuzz.oneOf(random, VideoLayout.ID),
                        some -> Long.toString(some.nextLong() >>> 1, 36),
                        List.of("", " ", "#NAME?")));
        columns.add(FuzzedColumn.ofTexts(Fuzz.oneOf(random, VideoLayout.TITLE)));
        columns.add(FuzzedColumn.ofNumbers(Fuzz.oneOf(random, VideoLayout.VIEWS)));
        columns.add(FuzzedColumn.ofNumbers(Fuzz.oneOf(random, VideoLayout.LIKES)));
        columns.add(FuzzedColumn.ofTexts(Fuzz.oneOf(random, VideoLayout.THUMBNAIL)));
        columns.add(
                new FuzzedColumn(
                        layout.day(),
                        some -> day(layout, some),
                        List.of("", "soon", "24.13.40", "2024-02-30", "0000-01-01", "12/10/2009")));
        for (String column : List.of(layout.tags(), layout.category(), layout.categoryTitle())) {
            if (!column.equals(NONE)) {
                columns.add(FuzzedColumn.ofTexts(column));
            }
        }
        if (layout.isFoundByName()) {
            String country = COUNTRIES.get(number % COUNTRIES.size());
            return FuzzedTable.shuffled(country + "videos.csv", columns, random);
        }
        columns.add(
                FuzzedColumn.of(
                        layout.country(),
                        List.of("US", "GB", "DE", "Japan", "Brazil", "India"),
                        "",
                        "Atlantis",
                        "\u001b[2J"));
        return FuzzedTable.shuffled("youtube-list-" + number + ".csv", columns, random);
    }

    private static String day(VideoLayout layout, Random random) {
        int day = 1 + random.nextInt(28);
        return layout.name().equals("2017")
                ? "24.%02d.01".formatted(day)
                : Fuzz.oneOf(random, "2024-01-%02d", "2024.01.%02d", "2024-01-%02dT00:00:00Z")
                        .formatted(day);
    }
}
