package dev.marquee.movies.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.movies.ArgentineFilm;
import dev.marquee.movies.Place;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FilmCastTest {
    private static final Credits CREDITS =
            new Credits(1, new String[] {"Ana", "Bea", "Ana"}, new Place("file", 0));
    private static final ArgentineFilm FILM = new ArgentineFilm(1, "A");

    private KeyedTwoInputStreamOperatorTestHarness<Long, ArgentineFilm, Credits, ActorFilms> join;

    @BeforeEach
    void start() throws Exception {
        join =
                ProcessFunctionTestHarnesses.forKeyedCoProcessFunction(
                        new FilmCast(), ArgentineFilm::id, Credits::film, Types.LONG);
    }

    @AfterEach
    void stop() throws Exception {
        join.close();
    }

    @Test
    void eachNameIsToldOnceWhicheverComesFirst() throws Exception {
        join.processElement1(FILM, 0);
        join.processElement2(CREDITS, 0);
        assertThat(join.extractOutputValues())
                .containsExactlyInAnyOrder(new ActorFilms("Ana", 1), new ActorFilms("Bea", 1));

        stop();
        start();
        join.processElement2(CREDITS, 0);
        assertThat(join.extractOutputValues()).isEmpty();
        join.processElement1(FILM, 0);
        assertThat(join.extractOutputValues())
                .containsExactlyInAnyOrder(new ActorFilms("Ana", 1), new ActorFilms("Bea", 1));
    }

    @Test
    void creditsOfOtherFilmsAreNotTold() throws Exception {
        join.processElement1(new ArgentineFilm(2, "B"), 0);
        join.processElement2(CREDITS, 0);

        assertThat(join.extractOutputValues()).isEmpty();
    }
}
