package dev.marquee.movies.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ActorFilmsTest {
    @Test
    void actorsAreOrderedByNumberOfFilmsThenByName() {
        List<ActorFilms> actors =
                new ArrayList<>(
                        List.of(
                                new ActorFilms("Álvaro", 2),
                                new ActorFilms("Zoe", 2),
                                new ActorFilms("Bea", 3),
                                new ActorFilms("ana", 2)));
        actors.sort(ActorFilms::compare);

        assertThat(actors)
                .extracting(ActorFilms::actor)
                .containsExactly("Bea", "Zoe", "ana", "Álvaro");
    }
}
