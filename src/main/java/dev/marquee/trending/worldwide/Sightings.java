package dev.marquee.trending.worldwide;

import javax.annotation.Nullable;

/**
 * What the second question needs of rows of one video.
 *
 * @param video the video's id
 * @param listings the listings among them, four bytes each
 * @param rows how many rows
 * @param latest how the video looks in the latest of them, or null where no country is asked for
 */
record Sightings(String video, Listings listings, long rows, @Nullable Appearance latest) {}
