package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FlinkTest;
import dev.marquee.job.Operators;
import dev.marquee.movies.ratings.Link;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JoinAtEndTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    /** Films with equal ids are merged. Film 3 has no right element, and link 4 has no left one. */
    @ParameterizedTest
    @EnumSource(
            value = RuntimeExecutionMode.class,
            names = {"BATCH", "STREAMING"})
    void elementsAreMergedAndJoinedInAnyOrderOfArrival(RuntimeExecutionMode mode) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setRuntimeMode(mode);
        env.setParallelism(2);
        DataStream<ArgentineFilm> left =
                env.fromData(film(1, "a"), film(3, "x"), film(2, "b"), film(1, "a"));
        DataStream<Link> right = env.fromData(link(4), link(2), link(1));

        DataStream<String> joined =
                JoinAtEnd.attach(
                        "join",
                        left,
                        ArgentineFilm::id,
                        (first, second) -> film(first.id(), first.title() + second.title()),
                        right,
                        Link::movie,
                        (film, link, out) ->
                                out.collect(
                                        link.movie() + " " + (film == null ? "" : film.title())),
                        String.class,
                        new Operators(Map.of()));

        assertThat(CollectionUtil.iteratorToList(joined.executeAndCollect()))
                .containsExactlyInAnyOrder("1 aa", "2 b", "4 ");
    }

    private static ArgentineFilm film(long id, String title) {
        return new ArgentineFilm(id, title, null);
    }

    private static Link link(long movie) {
        return new Link(movie, 0, new Place("file", movie));
    }
}
