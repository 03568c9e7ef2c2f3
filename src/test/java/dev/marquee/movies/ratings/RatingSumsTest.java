package dev.marquee.movies.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RatingSumsTest {
    private OneInputStreamOperatorTestHarness<Rating, RatingSum> sums;

    @BeforeEach
    void start() throws Exception {
        sums = new OneInputStreamOperatorTestHarness<>(new RatingSums());
        sums.open();
    }

    @AfterEach
    void stop() throws Exception {
        sums.close();
    }

    @Test
    void sumsAreSentOnBeforeTheLastWatermarkBecauseTheAnswersAreGivenThen() throws Exception {
        take(new Rating(1, 7), new Rating(2, 1), new Rating(1, 8));
        assertThat(sums.getOutput()).isEmpty();

        sums.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(sums.extractOutputValues())
                .containsExactlyInAnyOrder(new RatingSum(1, 15, 2), new RatingSum(2, 1, 1));
        assertThat(sums.getOutput()).hasSize(3).last().isEqualTo(Watermark.MAX_WATERMARK);
    }

    @Test
    void nothingIsLeftBehindACheckpoint() throws Exception {
        take(new Rating(1, 7));
        sums.prepareSnapshotPreBarrier(1);
        assertThat(sums.extractOutputValues()).containsExactly(new RatingSum(1, 7, 1));

        take(new Rating(1, 8));
        sums.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(sums.extractOutputValues())
                .containsExactly(new RatingSum(1, 7, 1), new RatingSum(1, 8, 1));
    }

    @Test
    void itHoldsSoManyMoviesAndNoMore() throws Exception {
        for (int movie = 1; movie < 1 << 17; movie++) {
            take(new Rating(movie, 1));
        }
        assertThat(sums.getOutput()).isEmpty();

        take(new Rating(0, 1));

        assertThat(sums.getOutput()).hasSize(1 << 17);
    }

    private void take(Rating... ratings) throws Exception {
        for (Rating rating : ratings) {
            sums.processElement(new StreamRecord<>(rating));
        }
    }
}
