package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FlinkTest;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.connectors.rabbitmq.RMQSink;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What Flink's own connector does in the place of {@link RabbitSink}, for comparison. No version of
 * it is released for Flink 2, so the profile for Flink 2 leaves this class out.
 */
final class FlinkRabbitSinkIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @AutoClose private static DisturbedPublishing publishing;

    @BeforeAll
    static void startBroker() throws Exception {
        publishing = new DisturbedPublishing();
    }

    @BeforeEach
    void begin() throws Exception {
        publishing.begin();
    }

    /**
     * How many lines are lost depends on the moment of the kill: it is printed, and not expected.
     */
    @Test
    void theJobEndsWhenTheBrokerIsKilled() throws Exception {
        publishing.killBrokerDuring(publishing.start(FlinkRabbitSinkIT::attach));

        assertThat(publishing.taken("RMQSink, broker killed").lines()).isNotEmpty();
    }

    private static void attach(DataStream<String> lines) {
        lines.addSink(
                        new RMQSink<>(
                                new RMQConnectionConfig.Builder().setUri(publishing.uri()).build(),
                                DisturbedPublishing.QUEUE,
                                new SimpleStringSchema()))
                .uid("sink")
                .setParallelism(1);
    }
}
