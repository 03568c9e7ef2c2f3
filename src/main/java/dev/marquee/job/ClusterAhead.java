package dev.marquee.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.util.ExceptionUtils;

/** A MiniCluster that can start before it has a job, in a thread of its own. */
@SuppressWarnings("try") // Its close() throws any Exception.
final class ClusterAhead extends MiniCluster {
    private final FutureTask<Void> start =
            new FutureTask<>(
                    () -> {
                        super.start();
                        return null;
                    });

    ClusterAhead(Configuration configuration) {
        super(
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumTaskManagers(
                                configuration.get(
                                        TaskManagerOptions.MINI_CLUSTER_NUM_TASK_MANAGERS))
                        .setNumSlotsPerTaskManager(
                                configuration.get(TaskManagerOptions.NUM_TASK_SLOTS))
                        .setRpcServiceSharing(RpcServiceSharing.SHARED)
                        .build());
    }

    /** Starts the cluster in the background. What fails is thrown by {@link #start()}. */
    void startAhead() {
        Thread thread = new Thread(start, "embedded-flink-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when the cluster is started, whether ahead or now. */
    @Override
    public void start() throws Exception {
        start.run(); // does nothing where it runs, or has run
        try {
            start.get();
        } catch (ExecutionException e) {
            ExceptionUtils.rethrowException(e.getCause());
        }
    }
}
