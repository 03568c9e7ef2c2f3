package dev.marquee.trending;

import dev.marquee.cli.JobOptions;
import dev.marquee.cli.UserException;
import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.source.RabbitInput;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the rows of the job come from: the choice between files and messages is made here. */
interface VideoInput {
    /**
     * The input that the options ask for.
     *
     * @param job the job's name
     * @param named the countries that the user named
     * @param needsCountries whether all countries must be known before the first row is read
     * @throws UserException if it cannot be used
     */
    static VideoInput of(String job, JobOptions options, List<String> named, boolean needsCountries)
            throws UserException {
        Optional<RabbitInput> messages = options.messages(job);
        boolean isComplete = messages.isEmpty() && options.watch() == null;
        if (!isComplete && needsCountries && named.isEmpty()) {
            throw UserException.badOption(
                    "%s needs %s: the countries of %s that are still to come are not known"
                            .formatted(
                                    messages.isPresent() ? "--source rabbitmq" : "--watch",
                                    TrendingQuestion.COUNTRIES,
                                    messages.isPresent() ? "messages" : "files"));
        }
        return messages.isPresent()
                ? new VideoMessages(messages.get())
                : VideoFiles.inspect(options, named);
    }

    /** What is read, whatever the rows are. */
    JobInput input();

    /** The countries that the rows are of, as far as that is known. */
    List<String> countries();

    /**
     * The input as streams.
     *
     * @param countries the codes of all countries, for questions that need them
     * @param columns the columns to decode
     */
    TrendingPipeline.Inputs streams(
            StreamExecutionEnvironment env,
            List<String> countries,
            Projection columns,
            Operators operators);
}
