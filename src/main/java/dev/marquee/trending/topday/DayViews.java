package dev.marquee.trending.topday;

/**
 * The views of a day, over its listings with enough likes.
 *
 * @param day in ISO form
 * @param listingViews the sum over the listings
 * @param videoViews the sum over the videos, each with its most views
 * @param videos how many videos
 * @param listings how many listings
 */
public record DayViews(String day, long listingViews, long videoViews, int videos, int listings) {}
