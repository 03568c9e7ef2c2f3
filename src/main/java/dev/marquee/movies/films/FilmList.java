package dev.marquee.movies.films;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.movies.FilmStreams;

/**
 * A question that a list of films answers, with its settings.
 *
 * @param question the question
 * @param choice the films to list
 */
record FilmList(FilmQuestion question, FilmChoice choice) implements AskedFilmQuestion {
    @Override
    public void attach(FilmStreams streams, Outputs outputs, Emit emit, Operators operators) {
        String name = question.name();
        outputs.write(name, FilmListFunction.of(name, streams.films(), choice, operators));
    }
}
