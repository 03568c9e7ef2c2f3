package dev.marquee.movies;

import dev.marquee.cli.JobOptions;
import dev.marquee.cli.UserException;
import dev.marquee.job.Emit;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.question.QuestionChoice;
import dev.marquee.rabbitmq.source.RabbitInput;
import dev.marquee.run.JobCommand;
import dev.marquee.run.PreparedJob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Command;

/** The command {@code movies}. */
@Command(
        name = "movies",
        description = "Answers questions about films, their countries, casts and ratings.",
        sortOptions = false)
public final class MoviesJob extends JobCommand {
    private static final String NAME = "movies";

    private final QuestionChoice<JobSettings, AskedFilmQuestion> questions;

    public MoviesJob() {
        this(new QuestionChoice<>(MoviesPipeline.QUESTIONS));
    }

    private MoviesJob(QuestionChoice<JobSettings, AskedFilmQuestion> questions) {
        super(NAME, questions, MoviesPipeline.RESULTS);
        this.questions = questions;
    }

    @Override
    protected List<Operators.Description> operators() {
        return Stream.of(RabbitInput.OPERATORS, FilmFiles.OPERATORS, MoviesPipeline.OPERATORS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected PreparedJob prepare(JobOptions options, JobSettings job, Path folder)
            throws UserException {
        if (job.emit() != Emit.AT_END) {
            throw UserException.badOption(
                    (options.watch() == null ? "--follow" : "--watch")
                            + " does not go with movies: its answers are known when the input"
                            + " ends");
        }
        MoviesSettings settings =
                new MoviesSettings(questions.asked(job, job.emit()), options.maxRejects());
        Optional<RabbitInput> messages = options.messages(NAME);
        return messages.isPresent()
                ? new PreparedMoviesJob(new FilmMessages(messages.get()), settings, List.of())
                : PreparedMoviesJob.ofFiles(
                        FilmFiles.inspect(
                                options.inputs(),
                                settings.files(),
                                options.csv(),
                                options.verbose()),
                        settings);
    }
}
