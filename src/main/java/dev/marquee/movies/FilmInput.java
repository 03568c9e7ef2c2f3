package dev.marquee.movies;

import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The source of the rows of the job. */
interface FilmInput {
    /** The description of the input, for the plan and the summary. */
    JobInput input();

    /** Returns the input as one stream for each kind of file that the questions read. */
    MoviesPipeline.Inputs streams(
            StreamExecutionEnvironment env, MoviesSettings settings, Operators operators);
}
