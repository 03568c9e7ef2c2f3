package dev.marquee;

import java.util.List;

/** Rows of trending videos for tests, in the layout of 2017. */
public final class VideoCsv {
    public static final String HEADER =
            "video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link\n";

    private VideoCsv() {}

    /** A file of some rows, with its header. */
    public static String file(String... rows) {
        return HEADER + String.join("", List.of(rows));
    }

    /** A row of January 2024 with enough likes to matter, and the tag. */
    public static String row(String id, int day) {
        return "%s,24.%02d.01,About %s,23,funny|other,1000,6000000,https://i.ytimg.com/vi/%s/default.jpg\n"
                .formatted(id, day, id, id);
    }
}
