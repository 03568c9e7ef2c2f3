package dev.marquee.movies;

import dev.marquee.cli.Converters;
import dev.marquee.job.Emit;
import dev.marquee.job.JobSettings;
import dev.marquee.job.RejectLimit;
import dev.marquee.question.Question;
import dev.marquee.question.QuestionChoice;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Settings of the questions on films as from a command line, without a run. */
final class AskedFilmQuestions {
    private AskedFilmQuestions() {}

    /** Returns the names of all questions, separated by commas. */
    static String all() {
        return MoviesPipeline.QUESTIONS.stream()
                .map(Question::name)
                .collect(Collectors.joining(","));
    }

    /** Returns the settings of a run with these options. All other options have their defaults. */
    static MoviesSettings settings(@Nullable RejectLimit limit, String... options)
            throws Exception {
        QuestionChoice<JobSettings, AskedFilmQuestion> questions =
                new QuestionChoice<>(MoviesPipeline.QUESTIONS);
        CommandSpec command = CommandSpec.create();
        questions.addTo(command);
        CommandLine line = new CommandLine(command);
        Converters.registerWith(line);
        line.parseArgs(options);
        JobSettings job = new JobSettings(null, true, null, Map.of(), null);
        return new MoviesSettings(questions.asked(job, Emit.AT_END), limit);
    }
}
