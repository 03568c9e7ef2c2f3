package dev.marquee.trending;

import dev.marquee.basics.PlainJava;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layout in which lists of trending videos are published. The header of a file says which layout
 * it has: by the column of the day.
 *
 * <p>To read one more layout, add a line to {@link #TABLE}, and names that are new to {@link #ID}
 * and the others. Names of columns are compared without case and surrounding spaces.
 *
 * @param name what people call it
 * @param day the column of the day
 * @param country the column of the country; a file without it has the country in its name
 * @param isFoundByName whether a file has this layout only if its name has a country
 * @param tags the column of the tags, or {@link #NONE}
 * @param tagSeparator the character between two tags
 * @param category the column of the category's number or title, or {@link #NONE}
 * @param categoryTitle the column of the category's title, or {@link #NONE}
 */
@PlainJava
record VideoLayout(
        String name,
        String day,
        String country,
        boolean isFoundByName,
        String tags,
        char tagSeparator,
        String category,
        String categoryTitle) {
    /** The name of a column that a layout does not have. */
    private static final String NONE = "-";

    /**
     * One layout a line: its name; the columns of day and country; whether files are found by a
     * country in their names, or by the column of the day alone; the column of the tags, and what
     * separates two of them; the columns of the category and of its title.
     */
    private static final String TABLE =
            """
            2017           trending_date         country                 name  tags        |  category_id        -
            2020           trending_date         country                 name  tags        |  categoryId         -
            daily lists    fetched_at            country                 day   tags        ,  category_id        category_name
            113 countries  snapshot_date         country                 day   video_tags  ,  -                  -
            global         video_trending__date  video_trending_country  day   video_tags  ,  video_category_id  -
            updated daily  fetch_date            country                 day   -           ,  -                  -
            """;

    /** The layouts; of two with the same column of the day the one with more columns counts. */
    static final List<VideoLayout> ALL =
            TABLE.lines().map(line -> layout(line.split(" {2,}"))).toList();

    static final String[] ID = {"video_id"};
    static final String[] TITLE = {"title", "video_title"};
    static final String[] VIEWS = {"views", "view_count", "video_view_count"};
    static final String[] LIKES = {"likes", "like_count", "video_like_count"};
    static final String[] THUMBNAIL = {
        "thumbnail_link", "thumbnail_url", "thumbnail", "video_default_thumbnail"
    };

    private static final String[][] NEEDED = {ID, TITLE, VIEWS, LIKES};

    private static VideoLayout layout(String[] cells) {
        int cell = 0;
        return new VideoLayout(
                cells[cell++],
                cells[cell++],
                cells[cell++],
                cells[cell++].equals("name"),
                cells[cell++],
                cells[cell++].charAt(0),
                cells[cell++],
                cells[cell]);
    }

    /** The layout of a file with a header; nothing if it has no column of the day. */
    static Optional<VideoLayout> of(CsvHeader header) {
        VideoLayout best = null;
        for (VideoLayout layout : ALL) {
            if (header.column(layout.day).isPresent()
                    && (best == null || layout.columnsIn(header) > best.columnsIn(header))) {
                best = layout;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The columns without which there are no rows, and that a header does not have. */
    static List<String> missingColumns(CsvHeader header) {
        List<String> missing = new ArrayList<>();
        for (String[] names : NEEDED) {
            if (header.column(names).isEmpty()) {
                missing.add(or(List.of(names)));
            }
        }
        if (of(header).isEmpty()) {
            missing.add(or(ALL.stream().map(VideoLayout::day).distinct().toList()));
        }
        return missing;
    }

    /** How many columns there must be. */
    static int neededColumns() {
        return NEEDED.length + 1;
    }

    /** The columns of the layout that a header does not have, and whose values are then empty. */
    List<String> emptyColumns(CsvHeader header) {
        List<String> empty = new ArrayList<>();
        for (String column : List.of(category, tags)) {
            if (!column.equals(NONE) && header.column(column).isEmpty()) {
                empty.add(column);
            }
        }
        if (header.column(THUMBNAIL).isEmpty()) {
            empty.add(or(List.of(THUMBNAIL)));
        }
        return empty;
    }

    private int place(CsvHeader header, String column) {
        return column.equals(NONE)
                ? VideoColumns.ABSENT
                : header.column(column).orElse(VideoColumns.ABSENT);
    }

    /**
     * Where the columns are in files with a header.
     *
     * @throws CsvException that names the columns, if needed ones are missing
     */
    static VideoColumns columns(CsvHeader header) throws CsvException {
        List<String> missing = missingColumns(header);
        if (!missing.isEmpty()) {
            throw new CsvException("no column " + String.join(", ", missing));
        }
        VideoLayout layout = of(header).orElseThrow();
        return new VideoColumns(
                header.requiredColumn(ID),
                header.requiredColumn(layout.day),
                header.requiredColumn(VIEWS),
                header.requiredColumn(LIKES),
                layout.place(header, layout.country),
                header.requiredColumn(TITLE),
                layout.place(header, layout.category),
                layout.place(header, layout.categoryTitle),
                layout.place(header, layout.tags),
                layout.tagSeparator,
                header.column(THUMBNAIL).orElse(VideoColumns.ABSENT));
    }

    /** Whether files with a header have the country of each row in a column. */
    boolean hasCountries(CsvHeader header) {
        return place(header, country) != VideoColumns.ABSENT;
    }

    private long columnsIn(CsvHeader header) {
        return List.of(country, tags, category, categoryTitle).stream()
                .filter(column -> place(header, column) != VideoColumns.ABSENT)
                .count();
    }

    private static String or(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
