package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.GraphText;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

/** The operators that publish results. */
final class RabbitOutputsTest {
    @Test
    void namesAndUidsNeverChange() {
        assertThat(GraphText.operators(graph(Map.of())))
                .isEqualToIgnoringNewLines(
                        """
                        Source: lines                    lines
                        publish-top-day: Committer       Sink Committer: publish-top-day
                        publish-top-day: Writer          publish-top-day
                        publish-top-day: tally           publish-top-day: tally
                        """);
    }

    @Test
    void oneSubtaskPublishesAResultByDefault() {
        String chain =
                "publish-top-day: Writer -> publish-top-day: tally -> publish-top-day: Committer";

        assertThat(GraphText.tasks(graph(Map.of()))).contains("1/1024 Source: lines -> " + chain);
        assertThat(GraphText.tasks(graph(Map.of("publish-top-day", 3))))
                .contains("3/1024 " + chain);
    }

    @Test
    void eachResultHasAPublishingOperator() {
        assertThat(RabbitOutputs.operators(List.of("days", "top-day")))
                .extracting(Operators.Description::name)
                .containsExactly("publish-days", "publish-top-day");
    }

    @Test
    void theCredentialsAreNotInThePlan() {
        StreamGraph graph = graph(Map.of());

        assertThat(graph.getStreamingPlanAsJSON() + graph.getJobGraph().getJobConfiguration())
                .contains("publish-top-day")
                .doesNotContain("canary");
    }

    private static StreamGraph graph(Map<String, Integer> parallelism) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        JobEnvironment.prepare(
                env, new JobSettings(RuntimeExecutionMode.STREAMING, true, 2, parallelism, null));
        Operators operators = new Operators(parallelism);
        new RabbitOutputs(
                        BrokerAddress.parse("amqp://canary:canary@host"),
                        "exchange",
                        "trending",
                        operators)
                .write("top-day", operators.name("lines", env.fromData(1L, 2L)));
        return env.getStreamGraph();
    }
}
