package dev.marquee.operations;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** A cluster of two TaskManagers, for jobs that are stopped and go on. */
final class SavepointCluster {
    private static final MemorySize MEMORY = MemorySize.ofMebiBytes(256);

    private SavepointCluster() {}

    static MiniClusterExtension extension() {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MEMORY);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MEMORY);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MEMORY);
        // The figures of a job are sent with heartbeats.
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(100));
        // Small state is written into the savepoint's _metadata, which then is its only file.
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
        return new MiniClusterExtension(
                new MiniClusterResourceConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumberTaskManagers(2)
                        .setNumberSlotsPerTaskManager(2)
                        .build());
    }

    /** The settings of a job with a state backend. */
    static Map<String, String> settings(String backend) {
        return Map.of(StateBackendOptions.STATE_BACKEND.key(), backend);
    }

    /** The settings of a job with a state backend that goes on from a savepoint. */
    static Map<String, String> settings(String backend, String savepoint) {
        return Map.of(
                StateBackendOptions.STATE_BACKEND.key(),
                backend,
                StateRecoveryOptions.SAVEPOINT_PATH.key(),
                savepoint);
    }
}
