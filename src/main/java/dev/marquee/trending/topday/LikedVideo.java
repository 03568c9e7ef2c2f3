package dev.marquee.trending.topday;

/**
 * What the third question needs of rows of one video on one day.
 *
 * @param day days since 1970-01-01
 * @param views the views of the rows
 */
public record LikedVideo(int day, String video, VideoOfDay views) {}
