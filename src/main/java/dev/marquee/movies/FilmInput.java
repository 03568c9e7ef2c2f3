package dev.marquee.movies;

import dev.marquee.job.Operators;
import dev.marquee.job.RunFigures;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the rows of the job come from, looked at and found good. */
interface FilmInput {
    /** What is read, for {@code --dry-run}, a line each. */
    List<String> plan();

    /** What the user should know, a line each. */
    List<String> warnings();

    /** The bytes to be read, or 0 if that is not known. */
    long bytes();

    /** The beginning of the summary of a run: what was read. */
    Map<String, Object> summary(RunFigures run);

    /** The input as streams. */
    MoviesPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators);
}
