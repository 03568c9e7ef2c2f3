package dev.marquee.job;

import java.time.Duration;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;

/**
 * What a run asks of Flink.
 *
 * @param mode batch or streaming, or null for what Flink is configured for, else what fits
 * @param inputEnds whether every source ends
 * @param parallelism of the job, or null for Flink's
 * @param parallelismOfOperators of the operators that differ, by name
 * @param checkpointInterval or null for Flink's, else ten seconds when streaming
 */
public record JobSettings(
        @Nullable RuntimeExecutionMode mode,
        boolean inputEnds,
        @Nullable Integer parallelism,
        Map<String, Integer> parallelismOfOperators,
        @Nullable Duration checkpointInterval) {
    /** When this run's operators emit what may still change. */
    public Emit emit() {
        return inputEnds ? Emit.AT_END : Emit.ON_CHANGE;
    }

    /** The names of this run's operators. */
    public Operators operators() {
        return new Operators(parallelismOfOperators);
    }
}
