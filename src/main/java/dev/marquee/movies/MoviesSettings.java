package dev.marquee.movies;

import dev.marquee.job.RejectLimit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * The questions and limits of a run.
 *
 * @param questions the questions, in the order in which their results are shown
 * @param maxRejects the number of records that may be rejected, or null for any number
 */
public record MoviesSettings(List<AskedFilmQuestion> questions, @Nullable RejectLimit maxRejects) {
    public MoviesSettings {
        questions = List.copyOf(questions);
    }

    /** The kinds of files that the questions read. */
    Set<FileKind> files() {
        Set<FileKind> files = EnumSet.of(FileKind.FILMS);
        questions.forEach(question -> files.addAll(question.files()));
        return files;
    }

    /** Whether a question reads the cast that a films file may have. */
    boolean readsCast() {
        return questions.stream().anyMatch(AskedFilmQuestion::readsCast);
    }

    /** The results of the questions, and the rejected records. */
    List<String> results() {
        return Stream.concat(
                        questions.stream().flatMap(asked -> asked.question().results().stream()),
                        Stream.of(MoviesPipeline.REJECTED))
                .toList();
    }
}
