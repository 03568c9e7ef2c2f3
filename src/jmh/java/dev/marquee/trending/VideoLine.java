package dev.marquee.trending;

/** What Flink's own format fills of a line of the layout of 2020: the columns that we read too. */
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

    // Named as the columns are, and open, because the format fills them by name.
    public String video_id;
    public String title;
    public String categoryId;
    public String trending_date;
    public String tags;
    public long view_count;
    public long likes;
    public String thumbnail_link;
}
