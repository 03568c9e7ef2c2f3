package dev.marquee.movies;

import dev.marquee.cli.ChoiceConverter;
import dev.marquee.cli.JobOptions;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvException;
import dev.marquee.files.FileUri;
import dev.marquee.job.Emit;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.movies.PreparedMoviesJob.Skipped;
import dev.marquee.movies.actors.TopActors;
import dev.marquee.movies.films.MadeIn;
import dev.marquee.movies.ratings.RatingIds;
import dev.marquee.movies.ratings.Ratings;
import dev.marquee.rabbitmq.source.RabbitInput;
import dev.marquee.run.JobCommand;
import dev.marquee.run.PreparedJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code movies}. */
@Command(
        name = "movies",
        description = "Answers questions about films, their makers and their ratings.",
        sortOptions = false)
public final class MoviesJob extends JobCommand {
    private static final String NAME = "movies";
    private static final List<String> RATING_RESULTS =
            List.of(Ratings.RATINGS, Ratings.RATINGS_EXTREMES);

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    @Option(
            names = "--since",
            paramLabel = "YEAR",
            defaultValue = "2000",
            description =
                    "The first question lists films of this year or later. Default:"
                            + " ${DEFAULT-VALUE}")
    private int since;

    @Option(
            names = "--made-in",
            paramLabel = "AR,ES",
            defaultValue = "AR,ES",
            split = ",",
            hideParamSyntax = true,
            description =
                    "The second question lists films that any of these countries produced."
                            + " Default: ${DEFAULT-VALUE}")
    private List<String> madeIn;

    @Option(
            names = "--made-in-all",
            description = "It lists only those that all of these countries produced together.")
    private boolean madeInAll;

    @Option(
            names = "--rating-ids",
            paramLabel = "WHOSE",
            defaultValue = "movielens",
            converter = RatingIdsConverter.class,
            description =
                    "movielens: the numbers in the ratings are MovieLens's, and the links tell"
                            + " whose they are at TMDB; tmdb: they are taken for TMDB's as they"
                            + " are. Default: ${DEFAULT-VALUE}")
    private RatingIds ratingIds;

    public MoviesJob() {
        super(NAME, MoviesPipeline.RESULTS);
    }

    @Override
    protected List<Operators.Description> operators() {
        return Stream.of(RabbitInput.OPERATORS, MoviesInput.OPERATORS, MoviesPipeline.OPERATORS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected PreparedJob prepare(JobOptions options, JobSettings settings, Path folder)
            throws UserException {
        if (settings.emit() != Emit.AT_END) {
            throw UserException.badOption(
                    (options.watch() == null ? "--follow" : "--watch")
                            + " does not go with movies: its answers are known when the input"
                            + " ends");
        }
        MadeIn places = new MadeIn(countries(), madeInAll);
        MoviesSettings asked = new MoviesSettings(since, places, options.maxRejects());
        Optional<RabbitInput> messages = options.messages(NAME);
        return messages.isPresent()
                ? new PreparedMoviesJob(
                        new FilmMessages(messages.get(), ratingIds), asked, List.of())
                : ofFiles(options, asked);
    }

    private PreparedJob ofFiles(JobOptions options, MoviesSettings asked) throws UserException {
        MoviesInput input = inspect(options);
        List<Skipped> skipped = new ArrayList<>();
        if (!input.has(MovieFile.RATINGS)) {
            skipped.add(new Skipped(RATING_RESULTS, input.cause(MovieFile.RATINGS)));
            input = input.without(MovieFile.LINKS);
        } else if (ratingIds == RatingIds.MOVIELENS && !input.has(MovieFile.LINKS)) {
            skipped.add(new Skipped(RATING_RESULTS, withoutLinks(input)));
            input = input.without(MovieFile.RATINGS);
        }
        if (!input.has(MovieFile.CREDITS)) {
            skipped.add(new Skipped(List.of(TopActors.TOP_ACTORS), input.cause(MovieFile.CREDITS)));
        }
        return new PreparedMoviesJob(new FilmFiles(input, options.csv()), asked, skipped);
    }

    private List<String> countries() throws UserException {
        Set<String> codes = new TreeSet<>();
        for (String country : madeIn) {
            String code = country.strip().toUpperCase(Locale.ROOT);
            if (!COUNTRY.matcher(code).matches()) {
                throw UserException.badOption(
                        "--made-in: '" + country + "' is no country code of two letters, as AR");
            }
            codes.add(code);
        }
        return List.copyOf(codes);
    }

    private MoviesInput inspect(JobOptions options) throws UserException {
        Set<MovieFile> kinds = EnumSet.allOf(MovieFile.class);
        if (ratingIds == RatingIds.TMDB) {
            kinds.remove(MovieFile.LINKS);
        }
        try {
            MoviesInput input =
                    MoviesInput.inspect(options.inputs(), kinds, options.maxRecordBytes());
            if (!input.has(MovieFile.FILMS)) {
                throw UserException.badOption(
                        "--input: no %s with rows, nor another form of it, in %s"
                                .formatted(MovieFile.FILMS.usualName(), shown(options.inputs())));
            }
            return input;
        } catch (CsvException e) {
            throw UserException.badData(e.getMessage(), e);
        } catch (IOException e) {
            throw UserException.badOption("--input: " + e.getMessage(), e);
        }
    }

    /** No hint where the links are damaged: without them the ratings would join wrong films. */
    private static String withoutLinks(MoviesInput input) {
        String cause = input.cause(MovieFile.LINKS);
        return input.unusable().contains(MovieFile.LINKS)
                ? cause
                : cause + " (if the ratings have TMDB's ids, give --rating-ids tmdb)";
    }

    private static String shown(List<Path> paths) {
        return paths.stream().map(FileUri::shown).collect(Collectors.joining(", "));
    }

    private static final class RatingIdsConverter extends ChoiceConverter<RatingIds> {
        RatingIdsConverter() {
            super(RatingIds.class);
        }
    }
}
