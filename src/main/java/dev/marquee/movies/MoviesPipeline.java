package dev.marquee.movies;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.csv.RowList;
import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Operators.Description;
import dev.marquee.job.Outputs;
import dev.marquee.job.RejectLimit;
import dev.marquee.job.RowsFunction;
import dev.marquee.movies.actors.Credits;
import dev.marquee.movies.actors.TopActors;
import dev.marquee.movies.countries.TopCountries;
import dev.marquee.movies.films.FilmChoice;
import dev.marquee.movies.films.FilmList;
import dev.marquee.movies.ratings.Link;
import dev.marquee.movies.ratings.RatingBatch;
import dev.marquee.movies.ratings.Ratings;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The graph of the questions about films, whatever its rows come from and its results go to.
 *
 * <pre>
 *  films ─► distinct-films ─┬─► post-2000, argentina-spain, films-of-decade
 *                           ├─► own-budgets ─► country-budgets ─► top-countries
 *                           └─► argentine-films ─┬──────────┐
 *  credits ─► distinct-credits ─────────► film-cast ─► actor-films ─► top-actors
 *  ratings ─► rating-sums ─┐                                │
 *  links ─► distinct-links ┴─► link-join ─────────► ratings-by-film ─► ratings-extremes
 * </pre>
 *
 * <p>No operator minds which of its inputs comes first, and the input must end.
 */
public final class MoviesPipeline {
    /** The names of the results, which are those of their folders. */
    public static final String POST_2000 = "post-2000";

    public static final String ARGENTINA_SPAIN = "argentina-spain";
    public static final String FILMS_OF_DECADE = "films-of-decade";
    public static final String REJECTED = "rejected";

    /** All of them, in the order in which they are shown. */
    public static final List<String> RESULTS =
            List.of(
                    POST_2000,
                    ARGENTINA_SPAIN,
                    FILMS_OF_DECADE,
                    TopCountries.TOP_COUNTRIES,
                    Ratings.RATINGS,
                    Ratings.RATINGS_EXTREMES,
                    TopActors.TOP_ACTORS,
                    REJECTED);

    private static final String ARGENTINE_FILMS = "argentine-films";

    /** The operators of this graph, in the order of the data. */
    public static final List<Description> OPERATORS =
            List.of(
                    rows(MovieFile.FILMS),
                    RejectLimit.OPERATOR,
                    distinct(MovieFile.FILMS),
                    Description.of(POST_2000, "keeps the films since a year"),
                    Description.of(ARGENTINA_SPAIN, "keeps those made in some countries"),
                    Description.of(FILMS_OF_DECADE, "keeps those of both and the decade"),
                    Description.of(
                            TopCountries.OWN_BUDGETS, "keeps the budgets of one country's films"),
                    Description.of(
                            TopCountries.COUNTRY_BUDGETS, "adds up the budgets of each country"),
                    Description.alone(TopCountries.TOP_COUNTRIES, "keeps the first countries"),
                    Description.of(ARGENTINE_FILMS, "keeps the Argentine films since 2000"),
                    rows(MovieFile.CREDITS),
                    distinct(MovieFile.CREDITS),
                    Description.of(TopActors.FILM_CAST, "joins them with their casts"),
                    Description.of(TopActors.ACTOR_FILMS, "counts the films of each actor"),
                    Description.alone(TopActors.TOP_ACTORS, "keeps the first actors"),
                    rows(MovieFile.RATINGS),
                    Description.of(Ratings.RATING_SUMS, "adds up ratings where they are read"),
                    rows(MovieFile.LINKS),
                    distinct(MovieFile.LINKS),
                    Description.of(Ratings.LINK_JOIN, "finds the films of MovieLens's movies"),
                    Description.of(Ratings.RATINGS_BY_FILM, "adds up the ratings of each film"),
                    Description.alone(Ratings.RATINGS_EXTREMES, "keeps the best and the worst"));

    private MoviesPipeline() {}

    /**
     * What comes in; null where there is none.
     *
     * @param films what was read of the films
     * @param credits of their credits, without which there are no actors
     * @param ratings of the ratings, without which no film is rated
     * @param links of the links, null where the ratings have the numbers of films
     */
    public record Inputs(
            DataStream<Read<RowList<Film>>> films,
            @Nullable DataStream<Read<RowList<Credits>>> credits,
            @Nullable DataStream<Read<RatingBatch>> ratings,
            @Nullable DataStream<Read<RowList<Link>>> links) {}

    /** Builds the graph, as far as there is an input for it. */
    public static void build(
            Inputs inputs, Outputs outputs, MoviesSettings settings, Operators operators) {
        new Graph(outputs, settings, operators).build(inputs);
    }

    private static Description rows(MovieFile file) {
        return Description.of(file.rows(), "parts " + file.rows() + " from rejected records");
    }

    private static Description distinct(MovieFile file) {
        return Description.of(
                FirstOfEach.name(file.rows()), "keeps the first of repeated " + file.rows());
    }

    private static final class Graph {
        private final Outputs outputs;
        private final MoviesSettings settings;
        private final Operators operators;

        // Of all kinds of files together.
        @Nullable private DataStream<RejectedRecord> rejected;
        @Nullable private DataStream<RejectLimit.Count> counts;

        Graph(Outputs outputs, MoviesSettings settings, Operators operators) {
            this.outputs = outputs;
            this.settings = settings;
            this.operators = operators;
        }

        void build(Inputs inputs) {
            DataStream<Film> films = distinctFilms(inputs.films());
            int since = settings.since();
            list(POST_2000, films, film -> film.isReleasedSince(since));
            list(ARGENTINA_SPAIN, films, settings.madeIn());
            list(FILMS_OF_DECADE, films, Film::isOfTheDecade);
            outputs.write(TopCountries.TOP_COUNTRIES, TopCountries.of(films, operators));

            DataStream<ArgentineFilm> argentine = argentine(films);
            if (inputs.credits() != null) {
                DataStream<Credits> credits =
                        distinct(MovieFile.CREDITS, inputs.credits(), Credits.class);
                outputs.write(TopActors.TOP_ACTORS, TopActors.of(argentine, credits, operators));
            }
            if (inputs.ratings() != null) {
                rate(inputs, argentine);
            }
            if (settings.maxRejects() != null) {
                settings.maxRejects().attach(counts, Emit.AT_END);
            }
            outputs.write(REJECTED, rejected);
        }

        private void list(String name, DataStream<Film> films, FilmChoice choice) {
            outputs.write(name, FilmList.of(name, films, choice, operators));
        }

        private DataStream<ArgentineFilm> argentine(DataStream<Film> films) {
            return operators.name(
                    ARGENTINE_FILMS,
                    films.<ArgentineFilm>flatMap(
                                    (film, out) -> {
                                        if (film.isRecentArgentine()) {
                                            out.collect(new ArgentineFilm(film.id(), film.title()));
                                        }
                                    })
                            .returns(TypeInformation.of(ArgentineFilm.class)));
        }

        private void rate(Inputs inputs, DataStream<ArgentineFilm> argentine) {
            DataStream<RatingBatch> rows =
                    withRejected(
                            MovieRows.batches(
                                    MovieFile.RATINGS,
                                    inputs.ratings(),
                                    TypeInformation.of(RatingBatch.class),
                                    operators));
            DataStream<Link> links =
                    inputs.links() == null
                            ? null
                            : distinct(MovieFile.LINKS, inputs.links(), Link.class);
            Ratings ratings = Ratings.of(rows, links, argentine, operators);
            outputs.write(Ratings.RATINGS, ratings.films());
            outputs.write(Ratings.RATINGS_EXTREMES, ratings.extremes());
        }

        private DataStream<Film> distinctFilms(DataStream<Read<RowList<Film>>> reads) {
            return FirstOfEach.attach(
                    MovieFile.FILMS.rows(),
                    withRejected(MovieRows.films(reads, operators)),
                    TypeInformation.of(Film.class),
                    operators);
        }

        private <T extends Placed> DataStream<T> distinct(
                MovieFile file, DataStream<Read<RowList<T>>> reads, Class<T> row) {
            TypeInformation<T> type = TypeInformation.of(row);
            DataStream<T> rows = withRejected(MovieRows.rows(file, reads, type, operators));
            return FirstOfEach.attach(file.rows(), rows, type, operators);
        }

        private <T> DataStream<T> withRejected(SingleOutputStreamOperator<T> rows) {
            rejected = union(rejected, RowsFunction.rejected(rows));
            counts = union(counts, RowsFunction.counts(rows));
            return rows;
        }

        private static <T> DataStream<T> union(@Nullable DataStream<T> some, DataStream<T> more) {
            return some == null ? more : some.union(more);
        }
    }
}
