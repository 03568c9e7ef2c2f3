package dev.marquee.movies.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SumsByMovieTest {
    private final List<RatingSum> full = new ArrayList<>();

    /** The ids are consecutive or far apart, and some collide in the hash table. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1024, 1L << 40, -1})
    void ratingsAreAddedUpByMovie(long apart) {
        Random random = new Random(7);
        SumsByMovie sums = new SumsByMovie(10);
        Map<Long, RatingSum> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long movie = (random.nextInt(400) * apart) & Long.MAX_VALUE;
            long halfStars = random.nextInt(11);
            sums.add(batch(movie, halfStars), full::add);
            expected.merge(movie, new RatingSum(movie, halfStars, 1), RatingSum::plus);
        }

        assertThat(drained(sums)).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(drained(sums)).isEmpty();
    }

    @Test
    void theTableIsDrainedWhenItIsHalfFull() {
        SumsByMovie sums = new SumsByMovie(3);
        for (int movie = 1; movie <= 4; movie++) {
            assertThat(full).isEmpty();
            sums.add(batch(movie, 1), full::add);
        }

        assertThat(full).hasSize(4);
        assertThat(drained(sums)).isEmpty();
    }

    @Test
    void everyRatingOfABatchIsAdded() {
        SumsByMovie sums = new SumsByMovie(10);
        long[] movies = new long[RatingBatchBuilder.CAPACITY];
        long[] halfStars = new long[movies.length];
        for (int i = 0; i < movies.length; i++) {
            movies[i] = i % 3;
            halfStars[i] = 2;
        }
        sums.add(new RatingBatch(movies.length, movies, halfStars), full::add);

        assertThat(drained(sums))
                .containsExactlyInAnyOrder(
                        new RatingSum(0, 342, 171),
                        new RatingSum(1, 342, 171),
                        new RatingSum(2, 340, 170));
    }

    private static RatingBatch batch(long movie, long halfStars) {
        return new RatingBatch(1, new long[] {movie}, new long[] {halfStars});
    }

    private static List<RatingSum> drained(SumsByMovie sums) {
        List<RatingSum> drained = new ArrayList<>();
        sums.drainTo(drained::add);
        return drained;
    }
}
