package dev.marquee.trending.categories;

/**
 * The days on which a video is listed, in one country with one category.
 *
 * @param video the video's id
 * @param category the country, and the category
 * @param listed the days
 */
public record ListedVideo(String video, CategoryInCountry category, ListedDays listed) {}
