package dev.marquee.chaos;

import java.time.Duration;
import javax.annotation.Nullable;

/**
 * How a job recovered from a strike.
 *
 * @param mode how the job ran
 * @param run the number of the run, from 1
 * @param strike what happened
 * @param after how long after the run began
 * @param toRunning how long until all tasks ran again; null where they never stopped, or the job
 *     ended before
 * @param toCheckpoint how long until a checkpoint began that was completed; null in batch, or where
 *     the job ended before
 * @param remark what else is to be said; may be empty
 */
record Recovery(
        Mode mode,
        int run,
        Strike strike,
        Duration after,
        @Nullable Duration toRunning,
        @Nullable Duration toCheckpoint,
        String remark) {
    /** The remark of a job that did not recover. */
    static final String FAILED = "did not recover";

    boolean failed() {
        return remark.equals(FAILED);
    }
}
