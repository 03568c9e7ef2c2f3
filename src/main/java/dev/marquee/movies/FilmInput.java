package dev.marquee.movies;

import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the rows of the job come from. */
interface FilmInput {
    /** The description of the input, for the plan and the summary. */
    JobInput input();

    /** The input as streams: of the kinds of files that the questions read. */
    MoviesPipeline.Inputs streams(
            StreamExecutionEnvironment env, MoviesSettings settings, Operators operators);
}
