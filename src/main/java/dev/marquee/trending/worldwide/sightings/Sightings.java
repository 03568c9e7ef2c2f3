package dev.marquee.trending.worldwide.sightings;

import dev.marquee.trending.worldwide.rule.Listings;
import dev.marquee.trending.worldwide.rule.SavedAppearance;
import javax.annotation.Nullable;

/**
 * The gathered rows of one video, reduced to what the question needs.
 *
 * @param video the video's id
 * @param listings the distinct listings among the rows
 * @param rows the number of rows
 * @param latest the latest appearance among them, or null if no row is of a country of the question
 */
public record Sightings(
        String video, Listings listings, long rows, @Nullable SavedAppearance latest) {}
