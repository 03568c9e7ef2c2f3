package dev.marquee.movies.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ReadFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RatingTableTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"0.5, 1", "4.0, 8", "5, 10", "3.5, 7", "3.25, 6", "3.75, 8", "0, 0"})
    void aRatingIsCountedInHalfStars(String rating, long halfStars) throws IOException {
        assertThat(read("1,31," + rating + ",1260759144").rows())
                .containsExactly(new Rating(31, halfStars));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,31,good,0", "1,31,,0", "1,x,4.0,0", "1,-3,4.0,0", "1,,4.0,0"})
    void otherRecordsAreRejectedAsRatings(String record) throws IOException {
        assertThat(read(record).reasons()).containsExactly("rating");
    }

    private ReadFile<Rating> read(String record) throws IOException {
        return ReadFile.of(
                new RatingTable(),
                folder,
                "ratings.csv",
                "userId,movieId,rating,timestamp\n" + record + "\n");
    }
}
