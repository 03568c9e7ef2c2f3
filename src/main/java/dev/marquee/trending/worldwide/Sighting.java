package dev.marquee.trending.worldwide;

/**
 * What the second question needs of a row: of all that the job ships between machines, this is
 * nearly all.
 *
 * @param country the country's number
 * @param day days since 1970-01-01
 * @param title the title, empty where the country is not asked for
 * @param thumbnail the link of the image, likewise
 */
public record Sighting(String video, short country, int day, String title, String thumbnail) {}
