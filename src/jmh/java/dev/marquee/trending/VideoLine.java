package dev.marquee.trending;

/**
 * The values that Flink's own format reads from a line in the layout of 2020: the same columns as
 * the job.
 */
public final class VideoLine {
    static final String[] COLUMNS = {
        "video_id",
        "title",
        "publishedAt",
        "channelId",
        "channelTitle",
        "categoryId",
        "trending_date",
        "tags",
        "view_count",
        "likes",
        "dislikes",
        "comment_count",
        "thumbnail_link",
        "comments_disabled",
        "ratings_disabled",
        "description"
    };

    // The fields are public and have the names of the columns, because the format sets them by
    // name.
    public String video_id;
    public String title;
    public String categoryId;
    public String trending_date;
    public String tags;
    public long view_count;
    public long likes;
    public String thumbnail_link;
}
