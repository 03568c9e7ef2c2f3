package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobEnvironmentTest {
    @ParameterizedTest(name = "requested {0}, configured {1}, input ends: {2}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -,         -,         true,  BATCH
                    -,         -,         false, STREAMING
                    STREAMING, -,         true,  STREAMING
                    STREAMING, BATCH,     true,  STREAMING
                    BATCH,     STREAMING, true,  BATCH
                    -,         STREAMING, true,  STREAMING
                    -,         BATCH,     true,  BATCH
                    -,         AUTOMATIC, true,  BATCH
                    -,         AUTOMATIC, false, STREAMING
                    AUTOMATIC, STREAMING, true,  BATCH
                    """)
    void aRequestedModePrecedesThatOfFlinkWhichPrecedesTheOneThatFitsTheInput(
            @Nullable RuntimeExecutionMode requested,
            @Nullable RuntimeExecutionMode configured,
            boolean inputEnds,
            RuntimeExecutionMode mode) {
        Configuration given = new Configuration();
        if (configured != null) {
            given.set(ExecutionOptions.RUNTIME_MODE, configured);
        }

        StreamExecutionEnvironment env =
                prepared(given, new JobSettings(requested, inputEnds, null, Map.of(), null));

        assertThat(env.getConfiguration().get(ExecutionOptions.RUNTIME_MODE)).isEqualTo(mode);
    }

    @ParameterizedTest(name = "requested {0}, configured {1}, input ends: {2}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -,    -,    false, PT10S
                    PT3S, -,    false, PT3S
                    -,    PT7S, false, PT7S
                    PT3S, PT7S, false, PT3S
                    -,    -,    true,  -
                    PT3S, -,    true,  -
                    """)
    void checkpointsAreEnabledInStreamingModeOnly(
            @Nullable Duration requested,
            @Nullable Duration configured,
            boolean inputEnds,
            @Nullable Duration interval) {
        Configuration given = new Configuration();
        if (configured != null) {
            given.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, configured);
        }

        StreamExecutionEnvironment env =
                prepared(given, new JobSettings(null, inputEnds, null, Map.of(), requested));

        assertThat(
                        env.getConfiguration()
                                .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                                .orElse(null))
                .isEqualTo(interval);
    }

    @Test
    void aRequestedParallelismPrecedesThatOfFlink() {
        Configuration given = new Configuration();
        given.setString("parallelism.default", "5");

        assertThat(
                        prepared(given, new JobSettings(null, true, null, Map.of(), null))
                                .getParallelism())
                .isEqualTo(5);
        assertThat(prepared(given, new JobSettings(null, true, 3, Map.of(), null)).getParallelism())
                .isEqualTo(3);
    }

    @Test
    void anOperatorWithoutUidIsRejected() {
        StreamExecutionEnvironment env = prepared();
        env.fromData(1, 2).uid("source").map(number -> number + 1).print().uid("sink");

        assertThatIllegalStateException()
                .isThrownBy(() -> env.getStreamGraph().getJobGraph())
                .withMessageContaining("UIDs");
    }

    @Test
    void aTypeThatNeedsKryoIsRejected() {
        StreamExecutionEnvironment env = prepared();
        env.fromData(1, 2)
                .uid("source")
                .map(number -> new Object())
                .returns(TypeInformation.of(Object.class))
                .uid("map")
                .print()
                .uid("sink");

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(env::getStreamGraph)
                .withMessageContaining("Generic types have been disabled");
    }

    private static StreamExecutionEnvironment prepared() {
        return prepared(new Configuration(), new JobSettings(null, true, null, Map.of(), null));
    }

    private static StreamExecutionEnvironment prepared(Configuration given, JobSettings settings) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(given);
        JobEnvironment.prepare(env, settings);
        return env;
    }
}
