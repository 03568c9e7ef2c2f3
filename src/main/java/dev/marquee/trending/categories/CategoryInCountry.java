package dev.marquee.trending.categories;

/**
 * A category in a country, as the rows have it.
 *
 * @param country the country's number
 * @param category the number of the category, or its title
 * @param ownTitle the title in the rows, for a number that no category file has; may be empty
 */
public record CategoryInCountry(short country, String category, String ownTitle) {}
