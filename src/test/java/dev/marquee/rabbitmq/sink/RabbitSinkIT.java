package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FlinkTest;
import java.util.HashSet;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Results that are published during failures: none is lost, and a repeat has the same id. */
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
    void nothingIsLostWhenTheBrokerIsKilled() throws Exception {
        publishing.killBrokerDuring(publishing.start(publishing::attachSink));

        DisturbedPublishing.Taken taken = publishing.taken("the sink, broker killed");
        assertThat(taken.lines()).hasSize(DisturbedPublishing.LINES);
    }

    @Test
    void nothingIsLostWhenConnectionsAreCut() throws Exception {
        JobClient job = publishing.start(publishing::attachSink);
        publishing.cutConnectionsDuring(job, 3);

        DisturbedPublishing.Taken taken = publishing.taken("the sink, connections cut");
        assertThat(taken.lines()).hasSize(DisturbedPublishing.LINES);
    }

    @Test
    void whatAFailureOfTheJobRepeatsHasTheSameId() throws Exception {
        JobClient job = publishing.start(publishing::attachSink);
        publishing.failOnceDuring(job);

        DisturbedPublishing.Taken taken = publishing.taken("the sink, job failed once");
        assertThat(taken.lines()).hasSize(DisturbedPublishing.LINES);
        assertThat(taken.idsByLine()).hasSize(DisturbedPublishing.LINES);
        assertThat(new HashSet<>(taken.idsByLine().values())).hasSize(DisturbedPublishing.LINES);
    }
}
