package dev.marquee.sample;

import java.util.List;

/** The published layouts of lists of trending videos, as a sample may have them. */
public enum Layout {
    /** {@code USvideos.csv}, days as {@code yy.dd.mm}, as in datasnaek/youtube-new. */
    LAYOUT_2017(
            "video_id,trending_date,title,channel_title,category_id,publish_time,tags,views,likes,dislikes,"
                + "comment_count,thumbnail_link,comments_disabled,ratings_disabled,video_error_or_removed,"
                + "description"),
    /**
     * {@code US_youtube_trending_data.csv}, days as {@code 2020-08-12T00:00:00Z}, as in
     * rsrishav/youtube-trending-video-dataset.
     */
    LAYOUT_2020(
            "video_id,title,publishedAt,channelId,channelTitle,categoryId,trending_date,tags,view_count,likes,"
                + "dislikes,comment_count,thumbnail_link,comments_disabled,ratings_disabled,description"),
    /**
     * A file for each country and day, {@code trending_AE_2026-01-09.csv}, as in shebilmsp's lists.
     */
    DAILY(
            "video_id,country,fetched_at,published_at,title,localized_title,channel_title,channel_id,category_id,"
                + "category_name,tags,tag_count,thumbnail,default_language,audio_language,is_live,duration,"
                + "duration_raw,definition,caption_available,licensed_content,embeddable,made_for_kids,views,"
                + "likes,comments"),
    /** One file of all countries, by their codes, as in asaniczka's lists of 113 countries. */
    COUNTRIES_113(
            "title,channel_name,daily_rank,daily_movement,weekly_movement,snapshot_date,country,view_count,"
                + "like_count,comment_count,description,thumbnail_url,video_id,channel_id,video_tags,kind,"
                + "publish_date,langauge"),
    /** One file of all countries, by their English names, as in canerkonuk's lists. */
    GLOBAL(
            "video_id,video_published_at,video_trending__date,video_trending_country,channel_id,video_title,"
                + "video_description,video_default_thumbnail,video_category_id,video_tags,video_duration,"
                + "video_dimension,video_definition,video_licensed_content,video_view_count,video_like_count,"
                + "video_comment_count,channel_title,channel_description,channel_custom_url,"
                + "channel_published_at,channel_country,channel_view_count,channel_subscriber_count,"
                + "channel_have_hidden_subscribers,channel_video_count,channel_localized_title,"
                + "channel_localized_description"),
    /** One file of all countries with few columns, as in sebastianbesinski's lists. */
    UPDATED("video_id,title,channel,country,views,likes,comments,published_at,fetch_date"),
    /**
     * The countries take turns: the first has the layout of 2017, the second that of 2020, and so
     * on.
     */
    MIXED("");

    private final String header;

    Layout(String header) {
        this.header = header;
    }

    /** The header of its files, without a line end. */
    String header() {
        return header;
    }

    /** The names of its columns. */
    List<String> columns() {
        return List.of(header.split(",", -1));
    }

    /** Whether all countries are in one file. */
    boolean isOneFile() {
        return this == COUNTRIES_113 || this == GLOBAL || this == UPDATED;
    }

    /** Whether each row has its country. */
    boolean hasCountries() {
        return this == DAILY || isOneFile();
    }

    /**
     * The name of a file.
     *
     * @param day of a list of one day, in ISO form
     */
    String fileName(String country, String day) {
        return switch (this) {
            case LAYOUT_2017 -> country + "videos.csv";
            case LAYOUT_2020 -> country + "_youtube_trending_data.csv";
            case DAILY -> "trending_" + country + "_" + day + ".csv";
            case COUNTRIES_113 -> "trending_yt_videos_113_countries.csv";
            case GLOBAL -> "youtube_trending_videos_global.csv";
            case UPDATED -> "daily_trending_videos.csv";
            case MIXED -> throw new IllegalStateException("each file has a layout of its own");
        };
    }
}
