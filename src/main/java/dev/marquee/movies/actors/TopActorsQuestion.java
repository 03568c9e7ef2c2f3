package dev.marquee.movies.actors;

import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators.Description;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.question.QuestionOptions;
import java.util.List;

/** The actors in most Argentine films since 2000. */
public final class TopActorsQuestion implements FilmQuestion {
    static final String NAME = "top-actors";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the actors in most Argentine films since 2000";
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(TopActors.FILM_CAST, "joins films with their casts"),
                Description.of(TopActors.ACTOR_FILMS, "counts the films of each actor"),
                Description.alone(NAME, "keeps the first actors"));
    }

    @Override
    public QuestionOptions<JobSettings, AskedFilmQuestion> options() {
        return job -> new TopActors();
    }
}
