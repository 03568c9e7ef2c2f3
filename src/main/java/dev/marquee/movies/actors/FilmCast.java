package dev.marquee.movies.actors;

import dev.marquee.job.Operators;
import dev.marquee.movies.ArgentineFilm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * Joins the films that are asked for with their credits, whichever comes first, and tells each name
 * in a film's cast once. State: the credits that wait for their film, and whether it was asked for.
 */
final class FilmCast extends KeyedCoProcessFunction<Long, ArgentineFilm, Credits, ActorFilms> {
    static final String NAME = "film-cast";

    private static final long serialVersionUID = 1L;

    private transient ValueState<Boolean> asked;
    private transient ValueState<Credits> waiting;

    /**
     * @param films the films that are asked for, each once
     * @param credits the credits, once a film
     */
    static SingleOutputStreamOperator<ActorFilms> attach(
            DataStream<ArgentineFilm> films, DataStream<Credits> credits, Operators operators) {
        return operators.name(
                NAME,
                films.keyBy(ArgentineFilm::id, Types.LONG)
                        .connect(credits.keyBy(Credits::film, Types.LONG))
                        .process(new FilmCast())
                        .returns(TypeInformation.of(ActorFilms.class)));
    }

    @Override
    public void open(OpenContext context) {
        asked = getRuntimeContext().getState(new ValueStateDescriptor<>("asked", Types.BOOLEAN));
        waiting =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "waiting", TypeInformation.of(Credits.class)));
    }

    @Override
    public void processElement1(ArgentineFilm film, Context context, Collector<ActorFilms> out)
            throws Exception {
        asked.update(true);
        Credits credits = waiting.value();
        if (credits != null) {
            tell(credits, out);
            waiting.clear();
        }
    }

    @Override
    public void processElement2(Credits credits, Context context, Collector<ActorFilms> out)
            throws Exception {
        if (asked.value() != null) {
            tell(credits, out);
        } else {
            waiting.update(credits);
        }
    }

    private static void tell(Credits credits, Collector<ActorFilms> out) {
        // An actor with two parts stands twice in the cast.
        Set<String> names = new LinkedHashSet<>(List.of(credits.cast()));
        names.forEach(name -> out.collect(new ActorFilms(name, 1)));
    }
}
