package dev.marquee.files;

import dev.marquee.job.Emit;
import dev.marquee.job.IdentifiedLine;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.RollingPolicy;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Writes each result as JSON Lines into its own folder, exactly once: with Flink's file sink where
 * the job runs in streaming mode, and with a {@link BatchFileSink} in batch mode.
 */
public final class FileOutputs implements Outputs {
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final String PREFIX = "part";
    private static final String SUFFIX = ".jsonl";
    private static final OutputFileConfig NAMES =
            OutputFileConfig.builder().withPartPrefix(PREFIX).withPartSuffix(SUFFIX).build();

    private final Path folder;
    private final Emit emit;
    private final Operators operators;

    /**
     * @param folder the folder of the results' folders
     * @param emit with {@link Emit#AT_END} a subtask writes one file for each result; otherwise it
     *     finishes one at each checkpoint, so that emitted rows become visible
     */
    public FileOutputs(Path folder, Emit emit, Operators operators) {
        this.folder = folder;
        this.emit = emit;
        this.operators = operators;
    }

    @Override
    public <T> void write(String result, DataStream<T> lines) {
        Path results = new Path(folder, result);
        String name = Outputs.operatorName(result);
        DataStreamSink<T> sink =
                isBatch(lines.getExecutionEnvironment())
                        ? distributed(lines, operators.parallelismOf(name, 1))
                                .sinkTo(
                                        new BatchFileSink<>(
                                                results, PREFIX, SUFFIX, new JsonLines<T>()))
                        : lines.sinkTo(fileSink(results));
        operators.nameSingle(name, sink);
    }

    /** Sends a line to the same subtask in every attempt. */
    private static <T> DataStream<T> distributed(DataStream<T> lines, int subtasks) {
        return subtasks == 1 ? lines : lines.partitionCustom(Math::floorMod, new HashOfLine<>());
    }

    /** A hash of the part of a line that is the same in every attempt. */
    static final class HashOfLine<T> implements KeySelector<T, Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer getKey(T line) {
            return Arrays.hashCode(
                    JsonLines.bytes(
                            line instanceof IdentifiedLine identified
                                    ? identified.identity()
                                    : line));
        }
    }

    private static boolean isBatch(StreamExecutionEnvironment env) {
        return env.getConfiguration().get(ExecutionOptions.RUNTIME_MODE)
                == RuntimeExecutionMode.BATCH;
    }

    private <T> FileSink<T> fileSink(Path results) {
        return FileSink.forRowFormat(results, new JsonLines<T>())
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(rollingPolicy())
                .withOutputFileConfig(NAMES)
                .build();
    }

    private <T> RollingPolicy<T, String> rollingPolicy() {
        if (emit == Emit.ON_CHANGE) {
            return OnCheckpointRollingPolicy.build();
        }
        return DefaultRollingPolicy.builder()
                .withMaxPartSize(MemorySize.MAX_VALUE)
                .withRolloverInterval(NEVER)
                .withInactivityInterval(NEVER)
                .build();
    }
}
