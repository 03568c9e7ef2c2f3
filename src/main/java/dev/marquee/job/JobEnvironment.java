package dev.marquee.job;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Prepares the environment that a graph is built in. Good intentions are guards here: a type that
 * would fall back to Kryo, or an operator without a uid, fails the build of the graph.
 */
public final class JobEnvironment {
    private static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

    private JobEnvironment() {}

    /** Sets the guards, and what the run asks for that Flink's own configuration leaves open. */
    public static void prepare(StreamExecutionEnvironment env, JobSettings settings) {
        ReadableConfig given = env.getConfiguration();
        Configuration ours = new Configuration();
        ours.set(PipelineOptions.GENERIC_TYPES, false);
        ours.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        ours.set(PipelineOptions.MAX_PARALLELISM, Operators.MAX_PARALLELISM);
        // No function changes an element that it has emitted, so a chain need not copy it.
        ours.set(PipelineOptions.OBJECT_REUSE, true);
        RuntimeExecutionMode mode = mode(given, settings);
        ours.set(ExecutionOptions.RUNTIME_MODE, mode);
        if (mode == RuntimeExecutionMode.STREAMING) {
            ours.set(
                    CheckpointingOptions.CHECKPOINTING_INTERVAL,
                    checkpointInterval(given, settings));
        }
        env.configure(ours);
        if (settings.parallelism() != null) {
            env.setParallelism(settings.parallelism());
        }
    }

    private static RuntimeExecutionMode mode(ReadableConfig given, JobSettings settings) {
        RuntimeExecutionMode fitting =
                settings.inputEnds() ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING;
        return Optional.ofNullable(settings.mode())
                .or(() -> given.getOptional(ExecutionOptions.RUNTIME_MODE))
                .filter(mode -> mode != RuntimeExecutionMode.AUTOMATIC)
                .orElse(fitting);
    }

    private static Duration checkpointInterval(ReadableConfig given, JobSettings settings) {
        return Optional.ofNullable(settings.checkpointInterval())
                .or(() -> given.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .orElse(DEFAULT_CHECKPOINT_INTERVAL);
    }
}
