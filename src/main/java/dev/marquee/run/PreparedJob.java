package dev.marquee.run;

import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job whose options and input were checked, so that nothing but running it is left. */
public interface PreparedJob {
    /** The names of the results that it will have, in the order in which they are shown. */
    List<String> results();

    /** What the user should know before it runs, a line each. */
    List<String> warnings();

    /** The files of the input that it will not read, with the cause, a line each. */
    List<String> leftAlone();

    /** What it will do, for {@code --dry-run}, a line each. */
    List<String> plan();

    /** The bytes of its input, as far as they are known. */
    long bytes();

    /** Builds its graph. */
    void build(StreamExecutionEnvironment env, Outputs outputs, Operators operators);

    /**
     * The summary of a run: keys in their order, values that JSON has.
     *
     * @param figures the figures of all operators, by name
     * @param seconds how long it took
     */
    Map<String, Object> summary(Map<String, Object> figures, double seconds);
}
