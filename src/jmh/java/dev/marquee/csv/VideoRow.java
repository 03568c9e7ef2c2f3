package dev.marquee.csv;

/**
 * Eight of the sixteen columns of a file in the layout of 2017, of which each reader makes rows.
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

    // Named as the columns are, and open, because one of the readers fills them by name.
    public String video_id;
    public String trending_date;
    public String title;
    public String category_id;
    public String tags;
    public long views;
    public long likes;
    public String thumbnail_link;
}
