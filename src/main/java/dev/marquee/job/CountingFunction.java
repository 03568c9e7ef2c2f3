package dev.marquee.job;

import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * A keyed function that has {@link Figures}, which are restored before it starts and are part of
 * every checkpoint.
 *
 * @param <K> the key
 * @param <I> what comes in
 * @param <O> what goes out
 */
public abstract class CountingFunction<K, I, O> extends KeyedProcessFunction<K, I, O>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private transient Figures figures;

    @Override
    public final void initializeState(FunctionInitializationContext context) throws Exception {
        figures = new Figures(context, getRuntimeContext());
        initialize(context.getKeyedStateStore(), figures);
    }

    @Override
    public final void snapshotState(FunctionSnapshotContext context) throws Exception {
        figures.snapshot();
    }

    /** Declares the function's state and its figures. */
    protected abstract void initialize(KeyedStateStore state, Figures all);
}
