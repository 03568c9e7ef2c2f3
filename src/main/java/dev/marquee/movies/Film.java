package dev.marquee.movies;

import dev.marquee.basics.PlainJava;
import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * A film: a row of the films file.
 *
 * @param id the film's id at TMDB
 * @param title the title as written in the file
 * @param releaseDate in ISO form, or null where it is unknown
 * @param genres the names of its genres, in the file's order
 * @param countries the ISO 3166-1 codes of the countries that produced it, in the file's order; the
 *     name of a country where no code is known for it
 * @param budget in dollars, 0 where it is unknown, null where the file has something other than a
 *     whole number
 * @param cast the names of its cast, in the file's order; null where the file has no such column,
 *     or no question needs it
 * @param place the position of the record
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
@PlainJava
public record Film(
        long id,
        String title,
        @Nullable String releaseDate,
        String[] genres,
        String[] countries,
        @Nullable Long budget,
        @Nullable String[] cast,
        Place place)
        implements Placed {
    private static final String ARGENTINA = "AR";
    private static final String SPAIN = "ES";

    /** The year of films with an unknown date: before all years. */
    private static final int NO_YEAR = -1;

    @Override
    public long key() {
        return id;
    }

    /** Whether a country is one of those that produced the film. */
    public boolean isMadeIn(String country) {
        return Arrays.asList(countries).contains(country);
    }

    /** Whether the film is known to be released in a year or later. */
    public boolean isReleasedSince(int year) {
        return year() >= year;
    }

    /** Whether it is an Argentine film of 2000 or later, which two of the questions need. */
    public boolean isRecentArgentine() {
        return isMadeIn(ARGENTINA) && isReleasedSince(2000);
    }

    /** Whether it is a film of Argentina and Spain of 2000 to 2009. */
    public boolean isOfTheDecade() {
        return isMadeIn(ARGENTINA)
                && isMadeIn(SPAIN)
                && isReleasedSince(2000)
                && !isReleasedSince(2010);
    }

    private int year() {
        return releaseDate == null ? NO_YEAR : Integer.parseInt(releaseDate.substring(0, 4));
    }
}
