package dev.marquee.movies.ratings;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Emit;
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
 * Keeps the best and the worst film, and emits them at the end of the input. A single film is both.
 * It runs in one subtask.
 */
final class Extremes extends AnswerFunction<Boolean, RatedFilm, ExtremeFilm> {
    static final String NAME = "ratings-extremes";

    private static final long serialVersionUID = 1L;

    private transient ValueState<RatedFilm> best;
    private transient ValueState<RatedFilm> worst;
    private transient Figures.Figure rated;
    private transient Figures.Figure results;

    private Extremes() {
        super(Emit.AT_END);
    }

    static SingleOutputStreamOperator<ExtremeFilm> attach(DataStream<RatedFilm> films) {
        return Operators.nameAlone(
                NAME,
                films.keyBy(film -> true)
                        .process(new Extremes())
                        .returns(TypeInformation.of(ExtremeFilm.class)));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        // Each rated film is one element of this operator.
        rated = all.sum(CommonFigures.RESULTS + RatingsQuestion.NAME);
        results = all.sum(CommonFigures.RESULTS + NAME);
        TypeInformation<RatedFilm> type = TypeInformation.of(RatedFilm.class);
        best = state.getState(new ValueStateDescriptor<>("best", type));
        worst = state.getState(new ValueStateDescriptor<>("worst", type));
    }

    @Override
    protected boolean update(RatedFilm film, Context context) throws Exception {
        rated.add(1);
        boolean isFirst = best.value() == null;
        if (isFirst || film.isBetterThan(best.value())) {
            best.update(film);
        }
        if (isFirst || film.isWorseThan(worst.value())) {
            worst.update(film);
        }
        return isFirst;
    }

    @Override
    protected void emit(Collector<ExtremeFilm> out) throws Exception {
        results.add(2);
        out.collect(new ExtremeFilm(best.value(), "best"));
        out.collect(new ExtremeFilm(worst.value(), "worst"));
    }
}
