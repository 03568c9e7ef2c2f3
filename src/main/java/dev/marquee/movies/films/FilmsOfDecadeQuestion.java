package dev.marquee.movies.films;

import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators.Description;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.Film;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.question.QuestionOptions;
import java.util.List;
import java.util.Map;

/** The films of 2000 to 2009 that Argentina and Spain produced together. */
public final class FilmsOfDecadeQuestion implements FilmQuestion {
    static final String NAME = "films-of-decade";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "films of Argentina and Spain of 2000 to 2009";
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(NAME, "keeps the films of Argentina and Spain of the decade"));
    }

    @Override
    public QuestionOptions<JobSettings, AskedFilmQuestion> options() {
        return job -> new FilmList(this, Film::isOfTheDecade, Map.of());
    }
}
