package dev.marquee.trending.categories;

/**
 * A result: a category of a country.
 *
 * @param country two capital letters
 * @param rank 1 for the category with the most listings in the country
 * @param category the title, or {@code unknown}
 * @param videos the number of distinct videos
 * @param listings the number of their listings
 * @param views the sum of each video's most views there
 */
public record RankedCategory(
        String country, int rank, String category, long videos, long listings, long views) {}
