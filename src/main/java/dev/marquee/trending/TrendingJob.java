package dev.marquee.trending;

import dev.marquee.cli.JobOptions;
import dev.marquee.cli.UserException;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.question.QuestionChoice;
import dev.marquee.run.JobCommand;
import dev.marquee.run.PreparedJob;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code trending}. */
@Command(
        name = "trending",
        description = "Answers questions about the videos that trend on YouTube.",
        sortOptions = false)
public final class TrendingJob extends JobCommand {
    private static final String NAME = "trending";

    @Mixin private SharedOptions shared;

    private final QuestionChoice<SharedSettings, AskedTrendingQuestion> questions;

    public TrendingJob() {
        this(new QuestionChoice<>(TrendingPipeline.QUESTIONS));
    }

    private TrendingJob(QuestionChoice<SharedSettings, AskedTrendingQuestion> questions) {
        super(NAME, questions, TrendingPipeline.RESULTS);
        this.questions = questions;
    }

    @Override
    protected List<Operators.Description> operators() {
        return Stream.of(VideoFiles.OPERATORS, VideoMessages.OPERATORS, TrendingPipeline.OPERATORS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected PreparedJob prepare(JobOptions options, JobSettings job, Path folder)
            throws UserException {
        TrendingSettings settings =
                new TrendingSettings(
                        questions.asked(shared.settings(job, folder.toString()), job.emit()),
                        job.emit(),
                        options.maxRejects());
        List<String> named = shared.countries();
        VideoInput input = VideoInput.of(NAME, options, named, settings.needsCountries());
        return new PreparedTrendingJob(
                input,
                named.isEmpty() ? input.countries() : named,
                settings,
                questions.chosenResults(job.emit()));
    }
}
