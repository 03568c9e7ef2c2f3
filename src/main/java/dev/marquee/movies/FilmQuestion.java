package dev.marquee.movies;

import dev.marquee.job.Emit;
import dev.marquee.job.JobSettings;
import dev.marquee.question.Question;
import java.util.List;

/** A question about films. All answers are known when the input ends. */
public interface FilmQuestion extends Question<JobSettings, AskedFilmQuestion> {
    /** The names of the results at the end of the input, the first of which is {@link #name()}. */
    default List<String> results() {
        return List.of(name());
    }

    @Override
    default List<String> results(Emit emit) {
        return switch (emit) {
            case AT_END -> results();
            case ON_CHANGE -> List.of();
        };
    }
}
