package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RejectLimitTest {
    @ParameterizedTest(name = "--max-rejects {0}: {2} of {1}")
    @CsvSource({
        "0, 100, 0, false",
        "0, 100, 1, true",
        "100, 100, 100, false",
        "100, 101, 101, true",
        "5000000000, 6000000000, 5000000000, false",
        "5000000000, 6000000000, 5000000001, true",
        "9007199254740993, 9007199254740999, 9007199254740993, false",
        "9007199254740993, 9007199254740999, 9007199254740994, true",
        "0%, 100, 0, false",
        "0%, 100, 1, true",
        "5%, 100, 5, false",
        "5%, 100, 6, true",
        "5%, 0, 0, false",
        "0.5%, 1000, 5, false",
        "0.5%, 1000, 6, true",
        "0.57%, 10000, 57, false",
        "0.57%, 10000, 58, true",
        "4.35%, 10000, 435, false",
        "100%, 100, 100, false"
    })
    void onlyMoreRejectedRecordsThanAllowedExceedTheLimit(
            String limit, long records, long rejected, boolean exceeded) {
        RejectLimit.Count count = new RejectLimit.Count(records, rejected);

        assertThat(RejectLimit.parse(limit).isExceeded(count)).isEqualTo(exceeded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "5000000000", "0%", "5%", "0.5%", "12.25%", "100%"})
    void aLimitIsPrintedAsGiven(String limit) {
        assertThat(RejectLimit.parse(limit)).hasToString(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "-1",
                "-1%",
                "101%",
                "100.5%",
                "many",
                "5 %",
                "1.5",
                "NaN%",
                "1,5%",
                "Infinity%",
                "5f%",
                "99999999999999999999"
            })
    void anInvalidLimitIsReported(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RejectLimit.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("5%");
    }

    @Test
    void aNumberFailsTheJobAsSoonAsItIsExceeded() throws Exception {
        for (Emit emit : Emit.values()) {
            try (var guard = guard("3", emit)) {
                guard.take(new RejectLimit.Count(10, 2), new RejectLimit.Count(10, 1));

                assertThatTheJobFails(
                        () -> guard.take(new RejectLimit.Count(10, 1)),
                        "4 of 30 records rejected, more than --max-rejects 3 allows");
            }
        }
    }

    @Test
    void theNumberOfRejectedRecordsIsRestored() throws Exception {
        try (var first = guard("3", Emit.AT_END)) {
            first.take(new RejectLimit.Count(10, 3));
            try (var second = first.restarted()) {
                assertThatTheJobFails(
                        () -> second.take(new RejectLimit.Count(10, 1)), "4 of 20 records");
            }
        }
    }

    @Test
    void aShareIsComparedWithAllRecordsAtTheEndOfInput() throws Exception {
        try (var guard = guard("5%", Emit.AT_END)) {
            guard.take(new RejectLimit.Count(20_000, 20_000), new RejectLimit.Count(380_000, 0));
            assertThat(guard.endOfInput().emitted()).isEmpty();
        }
        try (var guard = guard("5%", Emit.AT_END)) {
            guard.take(new RejectLimit.Count(100, 6));
            try (var restarted = guard.restarted()) {
                assertThatTheJobFails(
                        restarted::endOfInput,
                        "6 of 100 records rejected, more than --max-rejects 5% allows");
            }
        }
    }

    @Test
    void aShareIsComparedWithTheRecordsSoFarIfTheInputDoesNotEnd() throws Exception {
        try (var guard = guard("5%", Emit.ON_CHANGE)) {
            guard.take(new RejectLimit.Count(9_000, 9_000));

            assertThatTheJobFails(
                    () -> guard.take(new RejectLimit.Count(1_000, 0)), "9000 of 10000 records");
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void assertThatTheJobFails(Step step, String message) {
        assertThatExceptionOfType(SuppressRestartsException.class)
                .as("a failure after which Flink does not restart the job")
                .isThrownBy(step::run)
                .withCauseInstanceOf(RejectLimitException.class)
                .satisfies(e -> assertThat(e.getCause()).hasMessageContaining(message));
    }

    private static OperatorRun<RejectLimit.Count, Void> guard(String limit, Emit emit)
            throws Exception {
        return OperatorRun.of(
                TypeInformation.of(RejectLimit.Count.class),
                1,
                counts -> {
                    RejectLimit.parse(limit).attach(counts, emit);
                    return lastOf(counts.getExecutionEnvironment());
                });
    }

    @SuppressWarnings("unchecked") // The guard emits nothing.
    private static DataStream<Void> lastOf(StreamExecutionEnvironment env) {
        var all = List.copyOf(env.getTransformations());
        return new DataStream<>(env, (Transformation<Void>) all.get(all.size() - 1));
    }
}
