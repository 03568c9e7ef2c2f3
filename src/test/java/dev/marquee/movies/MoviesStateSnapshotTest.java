package dev.marquee.movies;

import dev.marquee.job.StateSnapshots;
import dev.marquee.movies.actors.ActorFilms;
import dev.marquee.movies.actors.Credits;
import dev.marquee.movies.countries.CountryBudget;
import dev.marquee.movies.ratings.Link;
import dev.marquee.movies.ratings.RatedFilm;
import dev.marquee.movies.ratings.RatingSum;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** This version restores the state that released versions wrote. */
final class MoviesStateSnapshotTest {
    private static final Place PLACE = new Place("file:/films/movies_metadata.csv", 5_000_000_000L);

    private static final Map<String, Object> VALUES =
            Map.of(
                    "distinct-films-first",
                            new Film(
                                    862,
                                    "Títle 😂",
                                    null,
                                    new String[] {"Drama", "Crime"},
                                    new String[] {"AR"},
                                    8_000_000_000L,
                                    new String[] {"Ana"},
                                    PLACE),
                    "distinct-credits-first", new Credits(862, new String[] {"Ana", "Bea"}, PLACE),
                    "film-cast-right", new ArgentineFilm(862, "Títle", new String[] {"Ana"}),
                    "distinct-links-first", new Link(1, 862, PLACE),
                    "country-budgets-sum", new CountryBudget("AR", BigInteger.TWO.pow(70), 3),
                    "actor-films-sum", new ActorFilms("Ana", 2),
                    "ratings-by-film-sum", new RatingSum(862, 5_000_000_000L, 1_000_000_000L),
                    "ratings-extremes-best", new RatedFilm(862, "Títle", 3.5, 7));

    private static final StateSnapshots SNAPSHOTS = new StateSnapshots("movies", VALUES);

    @TestFactory
    Stream<DynamicTest> theStateOfAReleasedVersionIsRestored() {
        return SNAPSHOTS.tests();
    }

    /** Writes the files of a version before its release. The argument is its number. */
    public static void main(String[] arguments) throws IOException {
        SNAPSHOTS.write(arguments[0]);
    }
}
