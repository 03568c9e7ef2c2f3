package dev.marquee.trending;

import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the rows of the job come from. */
interface VideoInput {
    /** What is read, whatever the rows are. */
    JobInput input();

    /** The countries that the rows are of, as far as that is known. */
    List<String> countries();

    /** The input as streams. */
    TrendingPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators);
}
