package dev.marquee.movies.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.movies.Place;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LinkJoinTest {
    private static final Link LINK = new Link(1, 862, new Place("file", 0));

    private KeyedTwoInputStreamOperatorTestHarness<Long, RatingSum, Link, RatingSum> join;

    @BeforeEach
    void start() throws Exception {
        join =
                ProcessFunctionTestHarnesses.forKeyedCoProcessFunction(
                        new LinkJoin(), RatingSum::id, Link::movie, Types.LONG);
    }

    @AfterEach
    void stop() throws Exception {
        join.close();
    }

    @Test
    void sumsBeforeTheirLinkWaitForItAsOne() throws Exception {
        join.processElement1(new RatingSum(1, 7, 1), 0);
        join.processElement1(new RatingSum(1, 18, 2), 0);
        assertThat(join.extractOutputValues()).isEmpty();

        join.processElement2(LINK, 0);

        assertThat(join.extractOutputValues()).containsExactly(new RatingSum(862, 25, 3));
    }

    @Test
    void sumsBehindTheirLinkPass() throws Exception {
        join.processElement2(LINK, 0);
        join.processElement1(new RatingSum(1, 7, 1), 0);
        join.processElement1(new RatingSum(1, 18, 2), 0);

        assertThat(join.extractOutputValues())
                .containsExactly(new RatingSum(862, 7, 1), new RatingSum(862, 18, 2));
    }

    @Test
    void sumsWithoutALinkAreNotAsked() throws Exception {
        join.processElement2(LINK, 0);
        join.processElement1(new RatingSum(2, 7, 1), 0);

        assertThat(join.extractOutputValues()).isEmpty();
    }
}
