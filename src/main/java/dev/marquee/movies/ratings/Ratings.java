package dev.marquee.movies.ratings;

import dev.marquee.job.Emit;
import dev.marquee.job.LocalGathering;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.movies.ArgentineFilm;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FileKind;
import dev.marquee.movies.FilmFiles;
import dev.marquee.movies.FilmStreams;
import dev.marquee.movies.JoinAtEnd;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * {@link RatingsQuestion} with its settings.
 *
 * @param ids the kind of ids that the ratings have
 */
record Ratings(RatingIds ids) implements AskedFilmQuestion {
    /** The operator that adds up ratings where they are read. */
    static final String RATING_SUMS = "rating-sums";

    /** The operator that finds the films of MovieLens' movies. */
    static final String LINK_JOIN = "link-join";

    /** The operator that adds up the ratings of each film. */
    static final String RATINGS_BY_FILM = "ratings-by-film";

    /** 131,072 movies in 6 MB; MovieLens has 87,585. */
    private static final int MOVIES_BITS = 18;

    @Override
    public RatingsQuestion question() {
        return new RatingsQuestion();
    }

    @Override
    public Set<FileKind> files() {
        return switch (ids) {
            case MOVIELENS -> Set.of(FileKind.RATINGS, FileKind.LINKS);
            case TMDB -> Set.of(FileKind.RATINGS);
        };
    }

    /**
     * Gives no hint if the input has links that cannot be used: ratings that are read without them
     * would be joined with wrong films.
     */
    @Override
    public Optional<String> obstacle(FilmFiles input) {
        Optional<String> obstacle = AskedFilmQuestion.super.obstacle(input);
        boolean linksAlone =
                ids == RatingIds.MOVIELENS
                        && input.has(FileKind.RATINGS)
                        && !input.isUnusable(FileKind.LINKS);
        return linksAlone
                ? obstacle.map(
                        cause ->
                                cause + " (if the ratings have TMDB's ids, give --rating-ids tmdb)")
                : obstacle;
    }

    @Override
    public void attach(FilmStreams streams, Outputs outputs, Emit emit, Operators operators) {
        DataStream<RatingSum> sums =
                LocalGathering.attach(
                        RATING_SUMS,
                        streams.ratings(),
                        () -> new SumsByMovie(MOVIES_BITS),
                        TypeInformation.of(RatingSum.class),
                        emit,
                        operators);
        DataStream<RatingSum> sumsOfFilms =
                switch (ids) {
                    case MOVIELENS -> ofFilms(sums, streams.links(), operators);
                    case TMDB -> sums;
                };
        DataStream<RatedFilm> films =
                JoinAtEnd.attach(
                        RATINGS_BY_FILM,
                        sumsOfFilms,
                        RatingSum::id,
                        RatingSum::plus,
                        streams.argentineFilms(),
                        ArgentineFilm::id,
                        (sum, film, out) -> RatedFilm.of(sum, film).ifPresent(out::collect),
                        RatedFilm.class,
                        operators);
        outputs.write(RatingsQuestion.NAME, films);
        outputs.write(RatingsQuestion.EXTREMES, Extremes.attach(films));
    }

    private static DataStream<RatingSum> ofFilms(
            DataStream<RatingSum> sums, DataStream<Link> links, Operators operators) {
        return JoinAtEnd.attach(
                LINK_JOIN,
                sums,
                RatingSum::id,
                RatingSum::plus,
                links,
                Link::movie,
                (sum, link, out) -> link.sumOfFilm(sum).ifPresent(out::collect),
                RatingSum.class,
                operators);
    }
}
