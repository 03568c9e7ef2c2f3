package dev.marquee.csv;

/**
 * A row with eight of the sixteen columns of a file in the layout of 2017. All readers read these
 * columns.
 */
public final class VideoRow {
    static final String[] COLUMNS = {
        "video_id",
        "trending_date",
        "title",
        "channel_title",
        "category_id",
        "publish_time",
        "tags",
        "views",
        "likes",
        "dislikes",
        "comment_count",
        "thumbnail_link",
        "comments_disabled",
        "ratings_disabled",
        "video_error_or_removed",
        "description"
    };

    // The fields are public and have the names of the columns, because one reader sets them by
    // name.
    public String video_id;
    public String trending_date;
    public String title;
    public String category_id;
    public String tags;
    public long views;
    public long likes;
    public String thumbnail_link;
}
