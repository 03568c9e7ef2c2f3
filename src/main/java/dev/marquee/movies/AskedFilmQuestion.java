package dev.marquee.movies;

import dev.marquee.question.AskedQuestion;
import java.util.Optional;
import java.util.Set;

/** A question about films, with its settings. */
public interface AskedFilmQuestion extends AskedQuestion<FilmStreams> {
    /** The question without its settings. */
    FilmQuestion question();

    /** The kinds of files that the question reads in addition to the films. */
    default Set<FileKind> files() {
        return Set.of();
    }

    /** Whether the question reads the cast that a films file may have. */
    default boolean readsCast() {
        return false;
    }

    /**
     * Returns the cause why the files of a run cannot answer the question: the kind that is absent.
     * Empty if they can.
     */
    default Optional<String> obstacle(FilmFiles input) {
        return files().stream()
                .sorted()
                .filter(kind -> !input.has(kind))
                .findFirst()
                .map(input::cause);
    }
}
