package dev.marquee.movies.ratings;

import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators.Description;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.question.QuestionOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** The average ratings of Argentine films since 2000, and the best and the worst of them. */
public final class RatingsQuestion implements FilmQuestion {
    static final String NAME = "ratings";

    /** The second result: the best and the worst film. */
    static final String EXTREMES = Extremes.NAME;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the ratings of Argentine films since 2000";
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(Ratings.RATING_SUMS, "adds up ratings where they are read"),
                Description.of(Ratings.LINK_JOIN, "finds the films of MovieLens' movies"),
                Description.of(Ratings.RATINGS_BY_FILM, "adds up the ratings of each film"),
                Description.alone(EXTREMES, "keeps the best and the worst film"));
    }

    @Override
    public List<String> results() {
        return List.of(NAME, EXTREMES);
    }

    @Override
    public QuestionOptions<JobSettings, AskedFilmQuestion> options() {
        return new Options();
    }

    /** The options of the question. */
    private static final class Options implements QuestionOptions<JobSettings, AskedFilmQuestion> {
        @Option(
                names = "--rating-ids",
                paramLabel = "WHOSE",
                defaultValue = "movielens",
                description =
                        "movielens: ratings have ids of MovieLens, and the links file has the ids"
                                + " of TMDB for them; tmdb: ratings have ids of TMDB. Default:"
                                + " ${DEFAULT-VALUE}")
        private RatingIds ratingIds;

        @Override
        public Ratings ask(JobSettings job) {
            return new Ratings(ratingIds);
        }
    }
}
