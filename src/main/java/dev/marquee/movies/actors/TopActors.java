package dev.marquee.movies.actors;

import dev.marquee.job.Operators;
import dev.marquee.movies.ArgentineFilm;
import dev.marquee.movies.Ranking;
import dev.marquee.movies.SumAtEnd;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The question's part of the graph. */
public final class TopActors {
    /** The name of the operator that joins films with their credits. */
    public static final String FILM_CAST = FilmCast.NAME;

    /** The name of the operator that counts the films of each actor. */
    public static final String ACTOR_FILMS = "actor-films";

    /** The name of the result, and of the operator that keeps the first few. */
    public static final String TOP_ACTORS = "top-actors";

    private static final int MOST = 10;

    private TopActors() {}

    /**
     * The names that are in the casts of most of some films, at the end of the input.
     *
     * @param films the films, each once
     * @param credits the credits, once a film
     */
    public static DataStream<RankedActor> of(
            DataStream<ArgentineFilm> films, DataStream<Credits> credits, Operators operators) {
        DataStream<ActorFilms> counts =
                operators.name(
                        ACTOR_FILMS,
                        SumAtEnd.of(
                                FilmCast.attach(films, credits, operators),
                                ActorFilms::actor,
                                Types.STRING,
                                ActorFilms::plus));
        return Ranking.of(
                TOP_ACTORS,
                counts,
                MOST,
                ActorFilms::compare,
                RankedActor::of,
                TypeInformation.of(RankedActor.class));
    }
}
