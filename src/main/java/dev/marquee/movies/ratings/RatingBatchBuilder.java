package dev.marquee.movies.ratings;

import dev.marquee.basics.PlainJava;
import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.RejectedException;
import dev.marquee.movies.Fields;

/** Builds batches of ratings. Not thread-safe. */
@PlainJava
final class RatingBatchBuilder implements BatchBuilder<RatingBatch> {
    /** Enough to make the cost of emitting a batch small, few enough to stay in a CPU cache. */
    static final int CAPACITY = 512;

    /** No rating scale has more stars; sums stay exact. */
    private static final int MOST_STARS = 1_000_000;

    private static final String REASON = "rating";

    private final int movie;
    private final int rating;
    private long[] movies = new long[CAPACITY];
    private long[] halfStars = new long[CAPACITY];
    private int rows;

    /**
     * @param movie the column of the movie's id
     * @param rating the column of the rating in stars
     */
    RatingBatchBuilder(int movie, int rating) {
        this.movie = movie;
        this.rating = rating;
    }

    @Override
    public void append(CsvRecord record) throws RejectedException {
        movies[rows] = Fields.id(record, movie, REASON);
        halfStars[rows] = halfStars(record);
        rows++;
    }

    @Override
    public boolean isFull() {
        return rows == CAPACITY;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public RatingBatch build() {
        RatingBatch batch = new RatingBatch(rows, movies, halfStars);
        movies = new long[CAPACITY];
        halfStars = new long[CAPACITY];
        rows = 0;
        return batch;
    }

    private long halfStars(CsvRecord record) throws RejectedException {
        try {
            double stars = record.decimal(rating);
            if (Math.abs(stars) > MOST_STARS) {
                throw new RejectedException(
                        REASON, "'" + record.excerpt(rating) + "' is more than " + MOST_STARS);
            }
            return (long) Math.rint(stars * 2);
        } catch (NumberFormatException e) {
            throw new RejectedException(REASON, "'" + record.excerpt(rating) + "' is not a number");
        }
    }
}
