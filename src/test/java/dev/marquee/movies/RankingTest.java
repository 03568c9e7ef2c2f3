package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.OperatorRun;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

final class RankingTest {
    @Test
    void theBestElementsAreRankedAtTheEndOfInput() throws Exception {
        try (OperatorRun<Long, String> before = start()) {
            before.take(5L, 1L, 7L, 3L);
            try (OperatorRun<Long, String> run = before.restarted()) {
                run.take(2L, 9L);
                assertThat(run.emitted()).isEmpty();

                run.endOfInput();

                assertThat(run.emitted()).containsExactly("1: 9", "2: 7", "3: 5");
                assertThat(run.figures()).isEqualTo(Map.of("results.best", 3L));
            }
        }
    }

    @Test
    void allElementsAreRankedIfThereAreFewerThanRequested() throws Exception {
        try (OperatorRun<Long, String> run = start()) {
            assertThat(run.take(5L).endOfInput().emitted()).containsExactly("1: 5");
        }
        try (OperatorRun<Long, String> run = start()) {
            assertThat(run.endOfInput().emitted()).isEmpty();
        }
    }

    private static OperatorRun<Long, String> start() throws Exception {
        return OperatorRun.of(
                Types.LONG,
                1,
                numbers ->
                        Ranking.of(
                                "best",
                                numbers,
                                3,
                                (left, right) -> right.compareTo(left),
                                (rank, number) -> rank + ": " + number,
                                Types.STRING));
    }
}
