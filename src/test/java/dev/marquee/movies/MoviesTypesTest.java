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

/** Types of elements and of state are serialized field by field. */
final class MoviesTypesTest {
    /** The types that operators emit. State consists of some of these and of no others. */
    static final List<Class<?>> EMITTED =
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
        List<Class<?>> serialized = new ArrayList<>(EMITTED);
        // Read has a type only together with that of its rows.
        serialized.remove(Read.class);
        serialized.add(Place.class);
        return serialized;
    }

    @ParameterizedTest
    @MethodSource("serialized")
    void theTypeIsSerializedAsAPojo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
