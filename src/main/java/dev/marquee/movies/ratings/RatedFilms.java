package dev.marquee.movies.ratings;

import dev.marquee.job.Operators;
import dev.marquee.movies.ArgentineFilm;
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
 * Joins the films that are asked for with their ratings, and tells the averages at the end of the
 * input. State a film: its title if it is asked for, and the sum of its ratings.
 */
final class RatedFilms extends KeyedCoProcessFunction<Long, RatingSum, ArgentineFilm, RatedFilm> {
    static final String NAME = "ratings-by-film";

    /** The name of the result. */
    static final String RESULT = "ratings";

    private static final long serialVersionUID = 1L;

    private transient ValueState<RatingSum> sumOfFilm;
    private transient ValueState<String> title;

    /**
     * @param sums sums of films, any number of each
     * @param films the films that are asked for, each once
     */
    static SingleOutputStreamOperator<RatedFilm> attach(
            DataStream<RatingSum> sums, DataStream<ArgentineFilm> films, Operators operators) {
        return operators.name(
                NAME,
                sums.keyBy(RatingSum::id, Types.LONG)
                        .connect(films.keyBy(ArgentineFilm::id, Types.LONG))
                        .process(new RatedFilms())
                        .returns(TypeInformation.of(RatedFilm.class)));
    }

    @Override
    public void open(OpenContext context) {
        sumOfFilm =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "sum", TypeInformation.of(RatingSum.class)));
        title = getRuntimeContext().getState(new ValueStateDescriptor<>("title", Types.STRING));
    }

    @Override
    public void processElement1(RatingSum sum, Context context, Collector<RatedFilm> out)
            throws Exception {
        RatingSum before = sumOfFilm.value();
        sumOfFilm.update(before == null ? sum : before.plus(sum));
    }

    @Override
    public void processElement2(ArgentineFilm film, Context context, Collector<RatedFilm> out)
            throws Exception {
        title.update(film.title());
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RatedFilm> out)
            throws Exception {
        RatingSum sum = sumOfFilm.value();
        if (sum != null) {
            out.collect(
                    new RatedFilm(
                            context.getCurrentKey(), title.value(), sum.average(), sum.ratings()));
        }
    }
}
