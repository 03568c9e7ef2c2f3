package dev.marquee.question;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import java.util.Map;

/**
 * A question that a run asks, with its settings. Implementations are immutable records.
 *
 * @param <I> the streams of the job's input
 */
public interface AskedQuestion<I> {
    /**
     * Attaches the question's operators to the graph, and its results to the outputs. It writes
     * exactly the results that {@link Question#results} names, with exactly the operators that
     * {@link Question#operators} describes.
     *
     * @param emit when the operators emit what may still change
     */
    void attach(I inputs, Outputs outputs, Emit emit, Operators operators);

    /**
     * What the question adds to {@code summary.json} beside the number of lines of its results:
     * keys in their order, values that JSON has. Keys of a question that is not asked are absent
     * from the summary.
     */
    default Map<String, Object> summary(RunFigures run) {
        return Map.of();
    }
}
