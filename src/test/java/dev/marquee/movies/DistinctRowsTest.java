package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.OperatorRun;
import dev.marquee.job.Operators;
import dev.marquee.movies.ratings.Link;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

final class DistinctRowsTest {
    private static final Link FIRST = link(1, "a", 5);
    private static final Link SECOND = link(1, "a", 10);
    private static final Link THIRD = link(1, "b", 1);
    private static final Link OTHER = link(2, "b", 2);

    @Test
    void theRowOfTheFirstPlaceIsKeptInAnyOrderOfArrival() throws Exception {
        for (Link[] order :
                new Link[][] {
                    {FIRST, SECOND, THIRD, OTHER},
                    {THIRD, OTHER, SECOND, FIRST},
                    {SECOND, FIRST, OTHER, THIRD}
                }) {
            try (OperatorRun<Link, Link> run = start(2)) {
                run.take(order);
                assertThat(run.emitted()).isEmpty();

                run.endOfInput();

                assertThat(run.emitted()).containsExactlyInAnyOrder(FIRST, OTHER);
                assertThat(run.figures())
                        .isEqualTo(Map.of("distinct.links", 2L, "repeated.links", 2L));
            }
        }
    }

    @Test
    void aRestartWithAnotherParallelismDoesNotChangeTheResult() throws Exception {
        try (OperatorRun<Link, Link> before = start(2)) {
            before.take(SECOND, OTHER);
            try (OperatorRun<Link, Link> run = before.restarted(3)) {
                run.take(THIRD, FIRST).endOfInput();

                assertThat(run.emitted()).containsExactlyInAnyOrder(FIRST, OTHER);
                assertThat(run.figures())
                        .isEqualTo(Map.of("distinct.links", 2L, "repeated.links", 2L));
            }
        }
    }

    private static OperatorRun<Link, Link> start(int parallelism) throws Exception {
        TypeInformation<Link> type = TypeInformation.of(Link.class);
        return OperatorRun.of(
                type,
                parallelism,
                rows -> DistinctRows.attach("links", rows, type, new Operators(Map.of())));
    }

    private static Link link(long movie, String file, long offset) {
        return new Link(movie, 100 + offset, new Place(file, offset));
    }
}
