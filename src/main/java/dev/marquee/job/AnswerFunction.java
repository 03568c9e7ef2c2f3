package dev.marquee.job;

import java.time.Duration;
import org.apache.flink.util.Collector;

/**
 * A keyed function that keeps an answer for each key in its state. With {@link Emit#AT_END} it
 * emits the answer at the end of the input, with {@link Emit#ON_CHANGE} after each element that
 * changes it. Subclasses neither compare {@code Emit} nor register timers.
 *
 * <p>The end of the input is Flink's last watermark, {@link Long#MAX_VALUE}: a timer for that time
 * fires once per key, in batch and in streaming.
 *
 * @param <K> the key
 * @param <I> the elements that are received
 * @param <O> the answers that are emitted
 */
public abstract class AnswerFunction<K, I, O> extends CountingFunction<K, I, O> {
    private static final long serialVersionUID = 1L;

    /** The time of a timer that fires once for each key at the end of the input. */
    public static final long END_OF_INPUT = Long.MAX_VALUE;

    private final Emit emit;

    protected AnswerFunction(Emit emit) {
        this.emit = emit;
    }

    /**
     * Adds an element to the state of the current key.
     *
     * @return whether the answer of the key changed; the first element of a key that has an answer
     *     at the end must return true
     */
    protected abstract boolean update(I element, Context context) throws Exception;

    /** Emits the final answer of the current key. */
    protected abstract void emit(Collector<O> out) throws Exception;

    /**
     * Where the input does not end, emits the answer of the current key after {@link #update}
     * returned true. By default it is the same as the final answer. A subclass may leave it to
     * {@link #emitLater}.
     */
    protected void emitChange(Context context, Collector<O> out) throws Exception {
        emit(out);
    }

    /** Calls {@link #emit} for the current key when an amount of processing time has passed. */
    protected final void emitLater(Duration after, Context context) {
        long now = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(now + after.toMillis());
    }

    @Override
    public final void processElement(I element, Context context, Collector<O> out)
            throws Exception {
        if (!update(element, context)) {
            return;
        }
        switch (emit) {
            case AT_END -> context.timerService().registerEventTimeTimer(END_OF_INPUT);
            case ON_CHANGE -> emitChange(context, out);
        }
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<O> out)
            throws Exception {
        emit(out);
    }
}
