package dev.marquee.trending.categories;

import dev.marquee.job.CodePoints;

/**
 * The figures of a category in a country, over some of its videos.
 *
 * @param country two capital letters
 * @param category the title
 * @param videos the number of distinct videos
 * @param listings the number of their listings
 * @param views the sum of each video's most views
 */
public record CategorySum(String country, String category, long videos, long listings, long views) {
    /**
     * The figures over the videos of both, which have none in common.
     *
     * @throws ArithmeticException that names country and category, if the views do not fit 64 bits
     */
    CategorySum plus(CategorySum other) {
        long sum;
        try {
            sum = Math.addExact(views, other.views);
        } catch (ArithmeticException e) {
            throw new ArithmeticException(
                    "the sum of the views of category '%s' in %s does not fit 64 bits"
                            .formatted(category, country));
        }
        return new CategorySum(
                country, category, videos + other.videos, listings + other.listings, sum);
    }

    /** The order of rank: by listings, then videos, most first, then by title. */
    static int compare(CategorySum one, CategorySum other) {
        if (one.listings != other.listings) {
            return Long.compare(other.listings, one.listings);
        }
        if (one.videos != other.videos) {
            return Long.compare(other.videos, one.videos);
        }
        return CodePoints.compare(one.category, other.category);
    }

    RankedCategory ranked(int rank) {
        return new RankedCategory(country, rank, category, videos, listings, views);
    }
}
