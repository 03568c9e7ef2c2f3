package dev.marquee.movies.films;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.movies.FilmStreams;
import java.util.Map;

/**
 * A question whose result is a list of films, with its settings.
 *
 * @param question the question
 * @param choice the films to list
 * @param settings the options that determine the list, as they are written to {@code summary.json}
 */
record FilmList(FilmQuestion question, FilmChoice choice, Map<String, Object> settings)
        implements AskedFilmQuestion {
    @Override
    public void attach(FilmStreams streams, Outputs outputs, Emit emit, Operators operators) {
        String name = question.name();
        outputs.write(name, FilmListFunction.of(name, streams.films(), choice, operators));
    }

    @Override
    public Map<String, Object> summary(RunFigures run) {
        return settings;
    }
}
