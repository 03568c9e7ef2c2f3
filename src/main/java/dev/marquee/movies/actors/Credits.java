package dev.marquee.movies.actors;

import dev.marquee.movies.Place;
import dev.marquee.movies.Placed;

/**
 * The cast of a film: a row of the credits.
 *
 * @param film the film's number at TMDB
 * @param cast the names of the cast, in the file's order
 * @param place the position of the row
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record Credits(long film, String[] cast, Place place) implements Placed {
    @Override
    public long key() {
        return film;
    }
}
