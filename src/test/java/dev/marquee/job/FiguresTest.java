package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The figures in a metrics reporter and in the result of a job. */
class FiguresTest {
    private static final int NUMBERS = 400;
    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(REPORTER.addToConfiguration(new Configuration()))
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir Path temp;

    @Test
    void sumsAreCountersWithTheKindAsALabel() throws Exception {
        JobID job = count(environment()).getJobID();

        assertThat(metrics(job, "marquee.numbers", 0))
                .hasSize(2)
                .allSatisfy(metric -> assertThat(metric.metric()).isInstanceOf(Counter.class));
        assertThat(sumOfCounters(job, "marquee.numbers", 0)).isEqualTo(NUMBERS);
        assertThat(sumOfCounters(job, "marquee.kind.even.numbers_of", 0)).isEqualTo(NUMBERS / 2);
        assertThat(metrics(job, "marquee.kind.even.numbers_of", 0))
                .allSatisfy(metric -> assertThat(metric.labels()).containsEntry("<kind>", "even"));
    }

    @Test
    void theRateOfASumIsAMeter() throws Exception {
        JobID job = count(environment()).getJobID();

        assertThat(metrics(job, "marquee.numbers_per_second", 0))
                .hasSize(2)
                .allSatisfy(
                        metric -> {
                            assertThat(metric.metric()).isInstanceOf(Meter.class);
                            assertThat(((Meter) metric.metric()).getCount()).isPositive();
                        });
    }

    @Test
    void extremesAreGaugesThatExistOnlyAfterAFirstValue() throws Exception {
        JobID job = count(environment()).getJobID();

        assertThat(metrics(job, "marquee.greatest_number", 0))
                .hasSize(2)
                .anySatisfy(
                        metric ->
                                assertThat(((Gauge<?>) metric.metric()).getValue())
                                        .isEqualTo(NUMBERS - 1L));
        assertThat(metrics(job, "marquee.least_of_nothing", 0)).isEmpty();
    }

    @Test
    void countersContinueFromTheCheckpointAfterAFailure() throws Exception {
        StreamExecutionEnvironment env = environment();
        FailOnce.allowOneRestart(env);

        JobExecutionResult result = count(env, NUMBERS / 4);

        assertThat(temp.resolve("restored")).exists();
        assertThat(sumOfCounters(result.getJobID(), "marquee.numbers", 1)).isEqualTo(NUMBERS);
        assertThat(result.<Long>getAccumulatorResult("numbers")).isEqualTo(NUMBERS);
        assertThat(result.<Long>getAccumulatorResult("numbers_of.even")).isEqualTo(NUMBERS / 2);
        assertThat(result.<Long>getAccumulatorResult("greatest_number")).isEqualTo(NUMBERS - 1);
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(
                                        CheckpointingOptions.CHECKPOINTING_INTERVAL,
                                        Duration.ofMillis(10)));
        env.setParallelism(2);
        return env;
    }

    private JobExecutionResult count(StreamExecutionEnvironment env) throws Exception {
        return count(env, Integer.MAX_VALUE);
    }

    private JobExecutionResult count(StreamExecutionEnvironment env, int failAt) throws Exception {
        DataStream<Long> numbers =
                Replay.stream(
                        env,
                        "numbers",
                        LongStream.range(0, NUMBERS).boxed().toList(),
                        Types.LONG,
                        failAt == Integer.MAX_VALUE
                                ? Replay.ALL_AT_ONCE
                                // A fixed number of elements between two checkpoints, however long
                                // these take.
                                : NUMBERS / 8);
        FailOnce.in(numbers, failAt, temp.resolve("failed"), temp.resolve("restored"))
                // One failover region, so that the whole job restarts.
                .rebalance()
                .process(new Count())
                .uid("count")
                .sinkTo(new DiscardingSink<>());
        return env.execute();
    }

    /** Returns the metrics of all subtasks of an attempt whose identifier ends with this name. */
    private static List<Found> metrics(JobID job, String name, int attempt) {
        List<Found> found = new ArrayList<>();
        REPORTER.getMetricsByGroup()
                .forEach(
                        (group, metrics) -> {
                            Map<String, String> labels = group.getAllVariables();
                            if (job.toString().equals(labels.get("<job_id>"))
                                    && Integer.toString(attempt)
                                            .equals(labels.get("<task_attempt_num>"))) {
                                metrics.forEach(
                                        (last, metric) -> {
                                            if (group.getMetricIdentifier(last)
                                                    .endsWith("." + name)) {
                                                found.add(new Found(labels, metric));
                                            }
                                        });
                            }
                        });
        return found;
    }

    private record Found(Map<String, String> labels, Metric metric) {}

    private static long sumOfCounters(JobID job, String name, int attempt) {
        return metrics(job, name, attempt).stream()
                .mapToLong(metric -> ((Counter) metric.metric()).getCount())
                .sum();
    }

    private static final class Count extends ProcessFunction<Long, Long>
            implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;

        private transient Figures figures;
        private transient Figures.Figure numbers;
        private transient Figures.Figure even;
        private transient Figures.Figure greatest;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            figures = new Figures(context, getRuntimeContext());
            numbers = figures.sum("numbers");
            figures.meter("numbers_per_second", numbers);
            even = figures.sum("numbers_of.even");
            greatest = figures.greatest("greatest_number");
            figures.least("least_of_nothing");
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            figures.snapshot();
        }

        @Override
        public void processElement(Long number, Context context, Collector<Long> out) {
            numbers.add(1);
            if (number % 2 == 0) {
                even.add(1);
            }
            greatest.add(number);
            out.collect(number);
        }
    }
}
