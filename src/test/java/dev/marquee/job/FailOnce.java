package dev.marquee.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Fails the first attempt of a job when a subtask has seen a number of elements. */
public final class FailOnce<T> extends RichMapFunction<T, T> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final int elements;
    private final String failed;
    private final String restored;
    private int seen;

    private FailOnce(int elements, String failed, String restored) {
        this.elements = elements;
        this.failed = failed;
        this.restored = restored;
    }

    /**
     * Adds an operator that fails once to a stream.
     *
     * @param elements the number of elements after which the first attempt fails
     * @param failed a file that exists after the failure
     * @param restored a file that exists after the operator was restored from a checkpoint
     */
    public static <T> DataStream<T> in(
            DataStream<T> stream, int elements, Path failed, Path restored) {
        return stream.map(new FailOnce<T>(elements, failed.toString(), restored.toString()))
                .returns(stream.getType())
                .uid("fail-once");
    }

    public static void allowOneRestart(StreamExecutionEnvironment env) {
        Configuration restarts = new Configuration();
        restarts.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        restarts.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        restarts.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        env.configure(restarts);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws IOException {
        if (context.isRestored()) {
            create(restored);
        }
    }

    @Override
    public T map(T element) {
        if (++seen == elements && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
            create(failed);
            throw new IllegalStateException("intended failure of the test");
        }
        return element;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    private static void create(String file) {
        try {
            Files.writeString(Path.of(file), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
