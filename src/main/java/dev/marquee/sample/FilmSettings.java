package dev.marquee.sample;

import java.nio.file.Path;

/**
 * What the films of a sample shall be. The same settings give the same bytes, as with {@link
 * SampleSettings}.
 *
 * @param output the folder to write into; it is made when it is missing
 * @param films how many films, repeated and damaged records not counted
 * @param ratings how many ratings
 * @param seed other seeds give other films
 * @param dirt the share of records that are damaged or repeated, from 0 to 1
 * @param gzip the files are packed, as {@code .csv.gz}
 */
public record FilmSettings(
        Path output, int films, long ratings, long seed, double dirt, boolean gzip) {
    /** There are no more numbers for films than this. */
    static final int MOST_FILMS = 900_000;

    /**
     * Checks all settings.
     *
     * @throws IllegalArgumentException when a setting is outside its limits; the message is one
     *     line that names the setting and its value
     */
    public FilmSettings {
        require(films >= 1, "films: " + films + " is less than 1");
        require(films <= MOST_FILMS, "films: " + films + " is more than " + MOST_FILMS);
        require(ratings >= 0, "ratings: " + ratings + " is less than 0");
        require(dirt >= 0 && dirt <= 1, "dirt: " + dirt + " is not between 0 and 1");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
