package dev.marquee.movies;

import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the rows of the job come from. */
interface FilmInput {
    /** What is read, whatever the rows are. */
    JobInput input();

    /** The input as streams. */
    MoviesPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators);
}
