package dev.marquee.trending.topday;

/**
 * What the third question needs of a row.
 *
 * @param day days since 1970-01-01
 * @param country the country's number
 */
public record LikedListing(int day, short country, String video, long views) {}
