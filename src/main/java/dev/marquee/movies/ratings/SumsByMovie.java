package dev.marquee.movies.ratings;

import dev.marquee.basics.PlainJava;
import dev.marquee.job.LocalGathering;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Sums of ratings by movie, for a limited number of movies: a hash table of primitive numbers,
 * because all ratings pass through it. Not thread-safe.
 */
@PlainJava
final class SumsByMovie implements LocalGathering.Gatherer<RatingBatch, RatingSum> {
    /** The numbers of a cell: the movie, the sum of its half stars, the number of its ratings. */
    private static final int CELL = 3;

    /** Spreads the high bits of a number: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] cells;
    private final int bits;
    private final int mostMovies;
    private int movies;

    /**
     * @param bits the table has 2^bits cells; it is drained when half of them are used, so a whole
     *     batch always fits
     */
    SumsByMovie(int bits) {
        this.cells = new long[CELL << bits];
        this.bits = bits;
        this.mostMovies = 1 << (bits - 1);
    }

    @Override
    public void add(RatingBatch batch, Consumer<RatingSum> sums) {
        for (int i = 0; i < batch.rows(); i++) {
            add(batch.movie(i), batch.halfStars(i));
        }
        if (movies >= mostMovies) {
            drainTo(sums);
        }
    }

    private void add(long movie, long halfStars) {
        int cell = firstCell(movie);
        while (cells[cell + 2] != 0 && cells[cell] != movie) {
            cell = cell + CELL == cells.length ? 0 : cell + CELL;
        }
        movies += cells[cell + 2] == 0 ? 1 : 0;
        cells[cell] = movie;
        cells[cell + 1] += halfStars;
        cells[cell + 2]++;
    }

    /**
     * A small number is the index of its own cell. The numbers of MovieLens are small, and smallest
     * for the movies with the most ratings, so the cells of most ratings are in the CPU cache.
     */
    private int firstCell(long movie) {
        long spread = movie + (((movie >>> bits) * SPREAD) >>> (Long.SIZE - bits));
        return (int) (spread & ((1L << bits) - 1)) * CELL;
    }

    @Override
    public void drainTo(Consumer<RatingSum> sums) {
        for (int cell = 0; cell < cells.length; cell += CELL) {
            if (cells[cell + 2] != 0) {
                sums.accept(new RatingSum(cells[cell], cells[cell + 1], cells[cell + 2]));
            }
        }
        Arrays.fill(cells, 0);
        movies = 0;
    }
}
