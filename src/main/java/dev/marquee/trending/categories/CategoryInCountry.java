package dev.marquee.trending.categories;

/**
 * A category in a country, as it is written in rows.
 *
 * @param country the country's number
 * @param category the number of the category, or its title
 * @param ownTitle the title in the rows, used for a number that is in no category file; may be
 *     empty
 */
public record CategoryInCountry(short country, String category, String ownTitle) {}
