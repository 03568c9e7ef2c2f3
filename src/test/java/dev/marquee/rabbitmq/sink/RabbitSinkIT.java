package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FlinkTest;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Publishes lines during failures: no line is lost, and a repeated line has the same message id.
 */
final class RabbitSinkIT {
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

    @Test
    void noLineIsLostWhenTheBrokerIsKilled() throws Exception {
        publishing.killBrokerDuring(publishing.start(publishing::attachSink));

        DisturbedPublishing.Taken taken = publishing.taken("the sink, broker killed");
        assertThat(taken.lines().size()).isEqualTo(DisturbedPublishing.LINES);
    }

    @Test
    void noLineIsLostWhenConnectionsAreClosed() throws Exception {
        JobClient job = publishing.start(publishing::attachSink);
        publishing.closeConnectionsDuring(job, 3);

        DisturbedPublishing.Taken taken = publishing.taken("the sink, connections closed");
        assertThat(taken.lines().size()).isEqualTo(DisturbedPublishing.LINES);
    }

    @Test
    void aLineRepeatedAfterAFailureHasTheSameMessageId() throws Exception {
        JobClient job = publishing.start(publishing::attachSink);
        publishing.failOnceDuring(job);

        DisturbedPublishing.Taken taken = publishing.taken("the sink, job failed once");
        assertThat(taken.lines().size()).isEqualTo(DisturbedPublishing.LINES);
        assertThat(taken.idsByLine().size()).isEqualTo(DisturbedPublishing.LINES);
        assertThat(Set.copyOf(taken.idsByLine().values()).size())
                .isEqualTo(DisturbedPublishing.LINES);
    }
}
