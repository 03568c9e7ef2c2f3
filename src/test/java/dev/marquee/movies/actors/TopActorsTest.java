package dev.marquee.movies.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.movies.ArgentineFilm;
import dev.marquee.movies.Place;
import org.junit.jupiter.api.Test;

final class TopActorsTest {
    private static final Credits CREDITS =
            new Credits(1, new String[] {"Ana", "Bea", "Ana"}, new Place("file", 0));

    @Test
    void anActorWithTwoPartsCountsOnce() {
        assertThat(TopActors.actors(CREDITS, film((String[]) null)))
                .containsExactly(new ActorFilms("Ana", 1), new ActorFilms("Bea", 1));
    }

    @Test
    void theCreditsFileHasPrecedenceOverTheFilmsFile() {
        assertThat(TopActors.actors(CREDITS, film("Zoe"))).doesNotContain(new ActorFilms("Zoe", 1));
        assertThat(TopActors.actors(null, film("Zoe"))).containsExactly(new ActorFilms("Zoe", 1));
    }

    @Test
    void aFilmWithoutACastHasNoActors() {
        assertThat(TopActors.actors(null, film((String[]) null))).isEmpty();
    }

    private static ArgentineFilm film(String... cast) {
        return new ArgentineFilm(1, "A", cast);
    }
}
