package dev.marquee;

import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** Flink clusters for tests. A cluster serves all tests of a class. */
public final class FlinkTest {
    private static final int SLOTS_PER_TASK_MANAGER = 4;
    private static final int MEBIBYTES_OF_NETWORK_PER_SLOT = 64;

    private FlinkTest() {}

    /** Returns a cluster of two TaskManagers and eight slots that does not restart failed jobs. */
    public static MiniClusterExtension cluster() {
        return cluster("disable");
    }

    /**
     * Returns a cluster of the same size that always restarts failed jobs, as production clusters
     * do.
     */
    public static MiniClusterExtension restartingCluster() {
        return cluster("exponential-delay");
    }

    private static MiniClusterExtension cluster(String restartStrategy) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, restartStrategy);
        return cluster(configuration, 2, SLOTS_PER_TASK_MANAGER);
    }

    /** Returns a cluster of one TaskManager and two slots, with this configuration. */
    public static MiniClusterExtension smallCluster(Configuration configuration) {
        return cluster(configuration, 1, 2);
    }

    private static MiniClusterExtension cluster(
            Configuration configuration, int taskManagers, int slotsPerTaskManager) {
        MemorySize network =
                MemorySize.ofMebiBytes((long) MEBIBYTES_OF_NETWORK_PER_SLOT * slotsPerTaskManager);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        return new MiniClusterExtension(
                new MiniClusterResourceConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumberTaskManagers(taskManagers)
                        .setNumberSlotsPerTaskManager(slotsPerTaskManager)
                        .build());
    }

    /** Cancels all jobs of a cluster that have not ended. */
    public static void cancelJobs(ClusterClient<?> cluster) throws Exception {
        for (JobStatusMessage job : cluster.listJobs().get()) {
            if (!job.getJobState().isGloballyTerminalState()) {
                cluster.cancel(job.getJobId()).get();
            }
        }
    }
}
