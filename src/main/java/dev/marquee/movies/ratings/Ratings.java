package dev.marquee.movies.ratings;

import dev.marquee.job.Emit;
import dev.marquee.job.LocalGathering;
import dev.marquee.job.Operators;
import dev.marquee.movies.ArgentineFilm;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

import javax.annotation.Nullable;

/**
 * The question's part of the graph.
 *
 * @param films the films that are asked for and rated, with their averages
 * @param extremes the best and the worst of them
 */
public record Ratings(DataStream<RatedFilm> films, DataStream<ExtremeFilm> extremes) {
    /** 131,072 movies in 6 MB; MovieLens has 87,585. */
    private static final int MOVIES_BITS = 18;

    /** The name of the operator that adds up ratings where they are read. */
    public static final String RATING_SUMS = "rating-sums";

    /** The name of the operator that finds the films of the movies. */
    public static final String LINK_JOIN = LinkJoin.NAME;

    /** The name of the operator that adds up the ratings of each film. */
    public static final String RATINGS_BY_FILM = RatedFilms.NAME;

    /** The name of the result that has the films. */
    public static final String RATINGS = RatedFilms.RESULT;

    /** The name of the result that has the best and the worst, and of its operator. */
    public static final String RATINGS_EXTREMES = Extremes.NAME;

    /**
     * Attaches the question.
     *
     * @param ratings the ratings, in the partition in which they were read
     * @param links the films of the movies, once a movie, or null where the ratings have the
     *     numbers of films
     * @param asked the films that are asked for, each once
     */
    public static Ratings of(
            DataStream<RatingBatch> ratings,
            @Nullable DataStream<Link> links,
            DataStream<ArgentineFilm> asked,
            Operators operators) {
        DataStream<RatingSum> sums =
                LocalGathering.attach(
                        RATING_SUMS,
                        ratings,
                        () -> new SumsByMovie(MOVIES_BITS),
                        TypeInformation.of(RatingSum.class),
                        Emit.AT_END,
                        operators);
        DataStream<RatingSum> sumsOfFilms =
                links == null ? sums : LinkJoin.attach(sums, links, operators);
        DataStream<RatedFilm> films = RatedFilms.attach(sumsOfFilms, asked, operators);
        return new Ratings(films, Extremes.attach(films));
    }
}
