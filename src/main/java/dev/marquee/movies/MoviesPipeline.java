package dev.marquee.movies;

import dev.marquee.csv.Read;
import dev.marquee.csv.RowList;
import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Operators.Description;
import dev.marquee.job.Outputs;
import dev.marquee.movies.actors.Credits;
import dev.marquee.movies.actors.TopActorsQuestion;
import dev.marquee.movies.countries.TopCountriesQuestion;
import dev.marquee.movies.films.ArgentinaSpainQuestion;
import dev.marquee.movies.films.FilmsOfDecadeQuestion;
import dev.marquee.movies.films.Post2000Question;
import dev.marquee.movies.ratings.Link;
import dev.marquee.movies.ratings.RatingBatch;
import dev.marquee.movies.ratings.RatingsQuestion;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The graph of the questions about films, independent of where rows come from and where results go.
 * It is a list of {@link #QUESTIONS}. A run asks some of them, and its graph has only the operators
 * that these need.
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
 * <p>The input must end. The order in which rows arrive does not change the results.
 */
public final class MoviesPipeline {
    /** All questions, in the order in which they are shown. */
    public static final List<FilmQuestion> QUESTIONS =
            List.of(
                    new Post2000Question(),
                    new ArgentinaSpainQuestion(),
                    new FilmsOfDecadeQuestion(),
                    new TopCountriesQuestion(),
                    new RatingsQuestion(),
                    new TopActorsQuestion());

    /** The result with the rejected records. Each run has it, whichever questions it asks. */
    public static final String REJECTED = "rejected";

    /** The results of all questions, in the order in which they are shown. */
    public static final List<String> RESULTS =
            Stream.concat(
                            QUESTIONS.stream().flatMap(question -> question.results().stream()),
                            Stream.of(REJECTED))
                    .toList();

    /** The operators of all questions, the shared ones first. */
    public static final List<Description> OPERATORS =
            Stream.concat(
                            FilmStreams.OPERATORS.stream(),
                            QUESTIONS.stream().flatMap(question -> question.operators().stream()))
                    .toList();

    private MoviesPipeline() {}

    /**
     * The records of the input.
     *
     * @param films the records of the films files
     * @param credits the records of the credits files; null if there are none
     * @param ratings the records of the ratings files; null if there are none
     * @param links the records of the links files; null if there are none, or if the ratings have
     *     TMDB's ids
     */
    public record Inputs(
            DataStream<Read<RowList<Film>>> films,
            @Nullable DataStream<Read<RowList<Credits>>> credits,
            @Nullable DataStream<Read<RatingBatch>> ratings,
            @Nullable DataStream<Read<RowList<Link>>> links) {}

    /** Builds the graph of some questions. The input must have the files for them. */
    public static void build(
            Inputs inputs, Outputs outputs, MoviesSettings settings, Operators operators) {
        FilmStreams streams = new FilmStreams(inputs, operators);
        for (AskedFilmQuestion question : settings.questions()) {
            question.attach(streams, outputs, Emit.AT_END, operators);
        }
        if (settings.maxRejects() != null) {
            settings.maxRejects().attach(streams.counts(), Emit.AT_END);
        }
        outputs.write(REJECTED, streams.rejected());
    }
}
