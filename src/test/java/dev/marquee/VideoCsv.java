package dev.marquee;

import java.util.List;

/** CSV rows of trending videos, in the layout of 2017. */
public final class VideoCsv {
    public static final String HEADER =
            "video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link\n";

    private VideoCsv() {}

    /** Returns the content of a file: the header and these rows. */
    public static String file(String... rows) {
        return HEADER + String.join("", List.of(rows));
    }

    /** Returns a row of a day in January 2024 that passes the default filters on likes and tags. */
    public static String row(String id, int day) {
        return "%s,24.%02d.01,About %s,23,funny|other,1000,6000000,https://i.ytimg.com/vi/%s/default.jpg\n"
                .formatted(id, day, id, id);
    }
}
