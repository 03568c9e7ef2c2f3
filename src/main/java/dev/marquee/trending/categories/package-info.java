/**
 * The question {@code categories}: for each country and category, the number of distinct videos,
 * the number of their listings, and the sum of each video's most views there.
 *
 * <p>Two numbers may have the same title (YouTube has Comedy twice), so a video is counted per
 * title and not per number. Titles are known at the end of the input only: until then the listings
 * of a video are kept by the numbers of its categories.
 */
package dev.marquee.trending.categories;
