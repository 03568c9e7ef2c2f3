package dev.marquee.movies.films;

import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators.Description;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.question.QuestionOptions;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The films released in a year or later. */
public final class Post2000Question implements FilmQuestion {
    static final String NAME = "post-2000";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the films since a year";
    }

    @Override
    public List<Description> operators() {
        return List.of(Description.of(NAME, "keeps the films since a year"));
    }

    @Override
    public QuestionOptions<JobSettings, AskedFilmQuestion> options() {
        return new Options();
    }

    /** The options of the question. */
    private static final class Options implements QuestionOptions<JobSettings, AskedFilmQuestion> {
        @Option(
                names = "--since",
                paramLabel = "YEAR",
                defaultValue = "2000",
                description =
                        "List the films that were released in this year or later. Default:"
                                + " ${DEFAULT-VALUE}")
        private int since;

        @Override
        public FilmList ask(JobSettings job) {
            int year = since;
            return new FilmList(
                    new Post2000Question(),
                    film -> film.isReleasedSince(year),
                    Map.of("since", year));
        }
    }
}
