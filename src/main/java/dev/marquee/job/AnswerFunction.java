package dev.marquee.job;

import org.apache.flink.util.Collector;

/**
 * A keyed function that keeps an answer for each key in its state, and emits it when {@link Emit}
 * says so: at the end of the input with {@link Emit#AT_END}, after each element that changes it
 * with {@link Emit#ON_CHANGE}. Subclasses do not compare {@code Emit} and register no timers.
 *
 * <p>The end of the input is Flink's last watermark, {@link Long#MAX_VALUE}: a timer for that time
 * fires once per key, in batch and in streaming.
 *
 * @param <K> the key
 * @param <I> what comes in
 * @param <O> what goes out
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
     * Emits the answer of the current key after {@link #update} returned true, where the input does
     * not end. The same as the final answer, unless a subclass knows better.
     */
    protected void emitChange(Collector<O> out) throws Exception {
        emit(out);
    }

    @Override
    public final void processElement(I element, Context context, Collector<O> out)
            throws Exception {
        if (!update(element, context)) {
            return;
        }
        switch (emit) {
            case AT_END -> context.timerService().registerEventTimeTimer(END_OF_INPUT);
            case ON_CHANGE -> emitChange(out);
        }
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<O> out)
            throws Exception {
        emit(out);
    }
}
