package dev.marquee.movies.ratings;

import dev.marquee.basics.PlainJava;
import dev.marquee.csv.RowBatch;

/**
 * A batch of ratings, stored by column.
 *
 * @param rows the number of ratings
 * @param movies the id of each rating's movie, at MovieLens or at TMDB; only the first {@code rows}
 *     elements are used, and they must not be changed
 * @param halfStars each rating in half stars, so that sums are exact; likewise
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
@PlainJava
public record RatingBatch(int rows, long[] movies, long[] halfStars) implements RowBatch {
    long movie(int row) {
        return movies[row];
    }

    long halfStars(int row) {
        return halfStars[row];
    }
}
