package dev.marquee.trending.funny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.OperatorRun;
import dev.marquee.job.Operators;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

final class FunnyVideosFunctionTest {
    private static final FunnyVideo CAT = new FunnyVideo("cat", "A cat", "Pets");
    private static final FunnyVideo SAME_CAT_OTHER_TITLE = new FunnyVideo("cat", "Cats", "Pets");
    private static final FunnyVideo SAME_CAT_OTHER_CATEGORY =
            new FunnyVideo("cat", "A cat", "unknown");
    private static final FunnyVideo DOG = new FunnyVideo("dog", "A cat", "Pets");

    @Test
    void aVideoIsEmittedAtOnceAndOnlyOnce() throws Exception {
        try (var run = start(1)) {
            assertThat(run.take(CAT).emitted()).containsExactly(CAT);
            assertThat(run.take(new FunnyVideo("cat", "A cat", "Pets")).emitted()).isEmpty();
            assertThat(run.endOfInput().emitted()).isEmpty();
        }
    }

    @Test
    void videosThatDifferInAnyFieldAreDifferent() throws Exception {
        try (var run = start(1)) {
            run.take(CAT, SAME_CAT_OTHER_TITLE, SAME_CAT_OTHER_CATEGORY, DOG);

            assertThat(run.emitted())
                    .containsExactly(CAT, SAME_CAT_OTHER_TITLE, SAME_CAT_OTHER_CATEGORY, DOG);
            assertThat(run.figures()).isEqualTo(figures(4, 1));
        }
    }

    @Test
    void aVideoIsNotEmittedAgainAfterARescaling() throws Exception {
        try (var two = start(2)) {
            two.take(CAT, SAME_CAT_OTHER_CATEGORY);
            try (var one = two.restarted(1)) {
                assertThat(one.figures()).isEqualTo(figures(2, 1));
                assertThat(one.take(CAT, SAME_CAT_OTHER_CATEGORY).emitted()).isEmpty();
                try (var three = one.restarted(3)) {
                    three.take(CAT, DOG, SAME_CAT_OTHER_CATEGORY);

                    assertThat(three.emitted()).containsExactly(DOG);
                    assertThat(three.figures()).isEqualTo(figures(3, 1));
                }
            }
        }
    }

    private static OperatorRun<FunnyVideo, FunnyVideo> start(int parallelism) throws Exception {
        return OperatorRun.of(
                TypeInformation.of(FunnyVideo.class),
                parallelism,
                videos -> FunnyVideosFunction.attach(videos, new Operators(Map.of())));
    }

    private static Map<String, Object> figures(long results, long unknownCategories) {
        return Map.of("results.funny-videos", results, "unknown_categories", unknownCategories);
    }
}
