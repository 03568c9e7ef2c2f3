package dev.marquee.movies.ratings;

import dev.marquee.job.Operators;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Turns sums of MovieLens's movies into sums of TMDB's films, whichever of sums and links comes
 * first. State a movie: its film, and the sum that waits for it.
 */
final class LinkJoin extends KeyedCoProcessFunction<Long, RatingSum, Link, RatingSum> {
    static final String NAME = "link-join";

    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> film;
    private transient ValueState<RatingSum> waiting;

    /**
     * @param sums sums of movies, any number of each
     * @param links the links to films, once a movie
     */
    static SingleOutputStreamOperator<RatingSum> attach(
            DataStream<RatingSum> sums, DataStream<Link> links, Operators operators) {
        return operators.name(
                NAME,
                sums.keyBy(RatingSum::id, Types.LONG)
                        .connect(links.keyBy(Link::movie, Types.LONG))
                        .process(new LinkJoin())
                        .returns(TypeInformation.of(RatingSum.class)));
    }

    @Override
    public void open(OpenContext context) {
        film = getRuntimeContext().getState(new ValueStateDescriptor<>("film", Types.LONG));
        waiting =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "waiting", TypeInformation.of(RatingSum.class)));
    }

    @Override
    public void processElement1(RatingSum sum, Context context, Collector<RatingSum> out)
            throws Exception {
        Long known = film.value();
        if (known != null) {
            out.collect(sum.of(known));
            return;
        }
        RatingSum before = waiting.value();
        waiting.update(before == null ? sum : before.plus(sum));
    }

    @Override
    public void processElement2(Link link, Context context, Collector<RatingSum> out)
            throws Exception {
        film.update(link.film());
        RatingSum sum = waiting.value();
        if (sum != null) {
            out.collect(sum.of(link.film()));
            waiting.clear();
        }
    }
}
