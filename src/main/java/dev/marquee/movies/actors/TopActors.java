package dev.marquee.movies.actors;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.movies.ArgentineFilm;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FileKind;
import dev.marquee.movies.FilmFiles;
import dev.marquee.movies.FilmStreams;
import dev.marquee.movies.JoinAtEnd;
import dev.marquee.movies.Ranking;
import dev.marquee.movies.SumAtEnd;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * {@link TopActorsQuestion}, which has no settings. The cast of a film comes from the credits file,
 * or else from the film's own record.
 */
record TopActors() implements AskedFilmQuestion {
    /** The operator that joins films with their casts. */
    static final String FILM_CAST = "film-cast";

    /** The operator that counts the films of each actor. */
    static final String ACTOR_FILMS = "actor-films";

    private static final int MOST = 10;

    @Override
    public TopActorsQuestion question() {
        return new TopActorsQuestion();
    }

    @Override
    public Set<FileKind> files() {
        return Set.of(FileKind.CREDITS);
    }

    @Override
    public boolean readsCast() {
        return true;
    }

    @Override
    public Optional<String> obstacle(FilmFiles input) {
        return input.hasCast() ? Optional.empty() : AskedFilmQuestion.super.obstacle(input);
    }

    @Override
    public void attach(FilmStreams streams, Outputs outputs, Emit emit, Operators operators) {
        DataStream<ActorFilms> counts =
                operators.name(
                        ACTOR_FILMS,
                        SumAtEnd.of(
                                casts(streams, operators),
                                ActorFilms::actor,
                                Types.STRING,
                                ActorFilms::plus));
        outputs.write(
                TopActorsQuestion.NAME,
                Ranking.of(
                        TopActorsQuestion.NAME,
                        counts,
                        MOST,
                        ActorFilms::compare,
                        RankedActor::of,
                        TypeInformation.of(RankedActor.class)));
    }

    /** Returns each actor of each film once. */
    private static DataStream<ActorFilms> casts(FilmStreams streams, Operators operators) {
        DataStream<ArgentineFilm> films = streams.argentineFilms();
        Optional<DataStream<Credits>> credits = streams.credits();
        if (credits.isEmpty()) {
            return operators.name(
                    FILM_CAST,
                    films.<ActorFilms>flatMap(
                                    (film, out) -> actors(null, film).forEach(out::collect))
                            .returns(TypeInformation.of(ActorFilms.class)));
        }
        return JoinAtEnd.attach(
                FILM_CAST,
                credits.get(),
                Credits::film,
                (first, repeated) -> first,
                films,
                ArgentineFilm::id,
                (known, film, out) -> actors(known, film).forEach(out::collect),
                ActorFilms.class,
                operators);
    }

    /** Returns each actor of a film once. An actor with two parts is twice in the cast. */
    static Stream<ActorFilms> actors(@Nullable Credits credits, ArgentineFilm film) {
        String[] cast = credits == null ? film.cast() : credits.cast();
        return cast == null
                ? Stream.empty()
                : Arrays.stream(cast).distinct().map(name -> new ActorFilms(name, 1));
    }
}
