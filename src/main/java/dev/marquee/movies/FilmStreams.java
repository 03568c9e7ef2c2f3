package dev.marquee.movies;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.csv.RowList;
import dev.marquee.job.Operators;
import dev.marquee.job.Operators.Description;
import dev.marquee.job.RejectLimit;
import dev.marquee.job.RowsFunction;
import dev.marquee.movies.actors.Credits;
import dev.marquee.movies.ratings.Link;
import dev.marquee.movies.ratings.RatingBatch;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The streams to which questions attach their operators. A stream is added to the graph once, when
 * the first question requests it. Used by one thread, while the graph is built.
 */
public final class FilmStreams {
    private static final String ARGENTINE_FILMS = "argentine-films";

    /** The operators of these streams, in the order of the data. */
    static final List<Description> OPERATORS =
            List.of(
                    rows(FileKind.FILMS),
                    RejectLimit.OPERATOR,
                    distinct(FileKind.FILMS),
                    Description.of(ARGENTINE_FILMS, "keeps the Argentine films since 2000"),
                    rows(FileKind.CREDITS),
                    distinct(FileKind.CREDITS),
                    rows(FileKind.RATINGS),
                    rows(FileKind.LINKS),
                    distinct(FileKind.LINKS));

    private final MoviesPipeline.Inputs inputs;
    private final Operators operators;

    // The rejected records of all kinds of files.
    @Nullable private DataStream<RejectedRecord> rejected;
    @Nullable private DataStream<RejectLimit.Count> counts;

    private final DataStream<Film> films;
    @Nullable private DataStream<ArgentineFilm> argentineFilms;
    @Nullable private DataStream<Credits> credits;
    @Nullable private DataStream<RatingBatch> ratings;
    @Nullable private DataStream<Link> links;

    FilmStreams(MoviesPipeline.Inputs inputs, Operators operators) {
        this.inputs = inputs;
        this.operators = operators;
        TypeInformation<Film> type = TypeInformation.of(Film.class);
        this.films =
                DistinctRows.attach(
                        FileKind.FILMS.rows(),
                        withRejected(ReadRows.films(inputs.films(), operators)),
                        type,
                        operators);
    }

    /** Returns all films, each once. */
    public DataStream<Film> films() {
        return films;
    }

    /** Returns the Argentine films since 2000, each once. */
    public DataStream<ArgentineFilm> argentineFilms() {
        if (argentineFilms == null) {
            argentineFilms =
                    operators.name(
                            ARGENTINE_FILMS,
                            films.<ArgentineFilm>flatMap(
                                            (film, out) ->
                                                    ArgentineFilm.of(film).ifPresent(out::collect))
                                    .returns(TypeInformation.of(ArgentineFilm.class)));
        }
        return argentineFilms;
    }

    /** Returns the credits, once for each film; empty if the input has no credits file. */
    public Optional<DataStream<Credits>> credits() {
        if (credits == null && inputs.credits() != null) {
            credits = distinct(FileKind.CREDITS, inputs.credits(), Credits.class);
        }
        return Optional.ofNullable(credits);
    }

    /**
     * Returns the ratings in the subtask in which they were read, without a shuffle.
     *
     * @throws IllegalStateException if the input has no such file
     */
    public DataStream<RatingBatch> ratings() {
        if (ratings == null) {
            ratings =
                    withRejected(
                            ReadRows.batches(
                                    FileKind.RATINGS,
                                    required(inputs.ratings(), FileKind.RATINGS),
                                    TypeInformation.of(RatingBatch.class),
                                    operators));
        }
        return ratings;
    }

    /**
     * Returns the links from movies of MovieLens to films, once for each movie.
     *
     * @throws IllegalStateException if the input has no such file
     */
    public DataStream<Link> links() {
        if (links == null) {
            links = distinct(FileKind.LINKS, required(inputs.links(), FileKind.LINKS), Link.class);
        }
        return links;
    }

    /** Returns the rejected records of all streams that were requested. */
    DataStream<RejectedRecord> rejected() {
        return rejected;
    }

    /** Returns the counts of records of all streams that were requested. */
    DataStream<RejectLimit.Count> counts() {
        return counts;
    }

    private static <T> T required(@Nullable T stream, FileKind kind) {
        if (stream == null) {
            throw new IllegalStateException("the input has no " + kind.rows());
        }
        return stream;
    }

    private <T extends Placed> DataStream<T> distinct(
            FileKind kind, DataStream<Read<RowList<T>>> reads, Class<T> row) {
        TypeInformation<T> type = TypeInformation.of(row);
        DataStream<T> rows = withRejected(ReadRows.rows(kind, reads, type, operators));
        return DistinctRows.attach(kind.rows(), rows, type, operators);
    }

    private <T> DataStream<T> withRejected(SingleOutputStreamOperator<T> rows) {
        rejected = union(rejected, RowsFunction.rejected(rows));
        counts = union(counts, RowsFunction.counts(rows));
        return rows;
    }

    private static <T> DataStream<T> union(@Nullable DataStream<T> some, DataStream<T> more) {
        return some == null ? more : some.union(more);
    }

    private static Description rows(FileKind kind) {
        return Description.of(kind.rows(), "separates " + kind.rows() + " from rejected records");
    }

    private static Description distinct(FileKind kind) {
        return Description.of(
                DistinctRows.name(kind.rows()), "keeps the first of repeated " + kind.rows());
    }
}
