package dev.marquee.movies;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.job.RejectLimit;
import dev.marquee.movies.actors.ActorFilms;
import dev.marquee.movies.actors.Credits;
import dev.marquee.movies.actors.RankedActor;
import dev.marquee.movies.countries.CountryBudget;
import dev.marquee.movies.countries.RankedCountry;
import dev.marquee.movies.films.FilmLine;
import dev.marquee.movies.ratings.ExtremeFilm;
import dev.marquee.movies.ratings.Link;
import dev.marquee.movies.ratings.RatedFilm;
import dev.marquee.movies.ratings.RatingBatch;
import dev.marquee.movies.ratings.RatingSum;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever travels between subtasks, or is state, is serialized field by field. */
final class MoviesTypesTest {
    /** What travels; of that some is kept, and nothing else is. */
    static final List<Class<?>> TRAVELLING =
            List.of(
                    Read.class,
                    RejectedRecord.class,
                    RejectLimit.Count.class,
                    Film.class,
                    FilmLine.class,
                    ArgentineFilm.class,
                    CountryBudget.class,
                    RankedCountry.class,
                    Credits.class,
                    ActorFilms.class,
                    RankedActor.class,
                    RatingBatch.class,
                    RatingSum.class,
                    Link.class,
                    RatedFilm.class,
                    ExtremeFilm.class);

    static List<Class<?>> serialized() {
        List<Class<?>> serialized = new ArrayList<>(TRAVELLING);
        // It has a type only together with that of its rows.
        serialized.remove(Read.class);
        serialized.add(Place.class);
        return serialized;
    }

    @ParameterizedTest
    @MethodSource("serialized")
    void itIsAPojo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
