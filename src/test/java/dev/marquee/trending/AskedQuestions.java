package dev.marquee.trending;

import dev.marquee.cli.Converters;
import dev.marquee.job.Emit;
import dev.marquee.job.JobSettings;
import dev.marquee.job.RejectLimit;
import dev.marquee.question.Question;
import dev.marquee.question.QuestionChoice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The questions that a command line asks, without a run. */
public final class AskedQuestions {
    private AskedQuestions() {}

    /**
     * Returns the names of the questions that have results with this setting, separated by commas.
     */
    public static String all(Emit emit) {
        return TrendingPipeline.QUESTIONS.stream()
                .filter(question -> !question.results(emit).isEmpty())
                .map(Question::name)
                .collect(Collectors.joining(","));
    }

    /** Returns the results of these questions, in the order of the questions. */
    public static List<String> results(Emit emit) {
        return TrendingPipeline.QUESTIONS.stream()
                .flatMap(question -> question.results(emit).stream())
                .toList();
    }

    /** Returns the settings of a run with these options. All other options have their defaults. */
    static TrendingSettings settings(
            Emit emit, @Nullable RejectLimit limit, String folder, String... options)
            throws Exception {
        SharedOptions shared = new SharedOptions();
        QuestionChoice<SharedSettings, AskedTrendingQuestion> questions =
                new QuestionChoice<>(TrendingPipeline.QUESTIONS);
        CommandSpec command = CommandSpec.create();
        command.addMixin("shared", CommandSpec.forAnnotatedObject(shared));
        questions.addTo(command);
        CommandLine line = new CommandLine(command);
        Converters.registerWith(line);
        line.parseArgs(options);
        JobSettings job = new JobSettings(null, emit == Emit.AT_END, null, Map.of(), null);
        List<AskedTrendingQuestion> asked = questions.asked(shared.settings(job, folder), emit);
        return new TrendingSettings(asked, emit, limit);
    }
}
