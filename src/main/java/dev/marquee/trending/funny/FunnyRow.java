package dev.marquee.trending.funny;

/**
 * A row that answers the first question, but for the title of its category.
 *
 * @param country two capital letters
 * @param category the category's number, as text
 */
public record FunnyRow(String video, String title, String country, String category) {}
