package dev.marquee.movies.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ReadFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RatingTableTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"0.5, 1", "4.0, 8", "5, 10", "3.5, 7", "3.25, 6", "3.75, 8", "0, 0"})
    void aRatingIsConvertedToHalfStars(String rating, long halfStars) throws IOException {
        assertThat(read("1,31," + rating + ",1260759144").batches())
                .singleElement()
                .satisfies(
                        batch -> {
                            assertThat(batch.rows()).isEqualTo(1);
                            assertThat(batch.movie(0)).isEqualTo(31);
                            assertThat(batch.halfStars(0)).isEqualTo(halfStars);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,31,good,0",
                "1,31,,0",
                "1,x,4.0,0",
                "1,-3,4.0,0",
                "1,,4.0,0",
                "1,31,1e999,0",
                "1,31,4e18,0",
                "1,31,-1000001,0"
            })
    void recordsWithAnInvalidMovieOrRatingAreRejected(String record) throws IOException {
        assertThat(read(record).reasons()).containsExactly("rating");
    }

    @Test
    void ratingsAreReadInBatches() throws IOException {
        int ratings = 2 * RatingBatchBuilder.CAPACITY + 7;
        String records =
                IntStream.range(0, ratings)
                        .mapToObj(i -> "1," + i + ",4.0,0")
                        .collect(Collectors.joining("\n"));

        assertThat(read(records).batches())
                .extracting(RatingBatch::rows)
                .containsExactly(RatingBatchBuilder.CAPACITY, RatingBatchBuilder.CAPACITY, 7);
    }

    private ReadFile<RatingBatch> read(String record) throws IOException {
        return ReadFile.of(
                new RatingTable(),
                folder,
                "ratings.csv",
                "userId,movieId,rating,timestamp\n" + record + "\n");
    }
}
