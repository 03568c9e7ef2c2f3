package dev.marquee.movies.ratings;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.CountingFunction;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Keeps the best and the worst film, and tells them at the end of the input; one film is both. It
 * is one subtask.
 */
final class Extremes extends CountingFunction<Boolean, RatedFilm, ExtremeFilm> {
    static final String NAME = "ratings-extremes";

    private static final long serialVersionUID = 1L;

    private transient ValueState<RatedFilm> best;
    private transient ValueState<RatedFilm> worst;
    private transient Figures.Figure rated;
    private transient Figures.Figure results;

    private Extremes() {}

    static SingleOutputStreamOperator<ExtremeFilm> attach(DataStream<RatedFilm> films) {
        return Operators.nameAlone(
                NAME,
                films.keyBy(film -> true)
                        .process(new Extremes())
                        .returns(TypeInformation.of(ExtremeFilm.class)));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        // Every rated film comes here once.
        rated = all.sum(CommonFigures.RESULTS + RatedFilms.RESULT);
        results = all.sum(CommonFigures.RESULTS + NAME);
        TypeInformation<RatedFilm> type = TypeInformation.of(RatedFilm.class);
        best = state.getState(new ValueStateDescriptor<>("best", type));
        worst = state.getState(new ValueStateDescriptor<>("worst", type));
    }

    @Override
    public void processElement(RatedFilm film, Context context, Collector<ExtremeFilm> out)
            throws Exception {
        rated.add(1);
        if (best.value() == null || film.isBetterThan(best.value())) {
            best.update(film);
        }
        if (worst.value() == null || film.isWorseThan(worst.value())) {
            worst.update(film);
        }
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ExtremeFilm> out)
            throws Exception {
        results.add(2);
        out.collect(new ExtremeFilm(best.value(), "best"));
        out.collect(new ExtremeFilm(worst.value(), "worst"));
    }
}
