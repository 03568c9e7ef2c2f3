package dev.marquee;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** One Flink cluster for all tests of a class: two TaskManagers, eight slots. */
public final class FlinkTest {
    private static final MemorySize NETWORK = MemorySize.ofMebiBytes(256);

    private FlinkTest() {}

    /** A cluster in which a failure is final. */
    public static MiniClusterExtension cluster() {
        return cluster("disable");
    }

    /** A cluster that starts a failed job again without end, as real ones do. */
    public static MiniClusterExtension restartingCluster() {
        return cluster("exponential-delay");
    }

    private static MiniClusterExtension cluster(String restartStrategy) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, restartStrategy);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
        return new MiniClusterExtension(
                new MiniClusterResourceConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumberTaskManagers(2)
                        .setNumberSlotsPerTaskManager(4)
                        .build());
    }
}
