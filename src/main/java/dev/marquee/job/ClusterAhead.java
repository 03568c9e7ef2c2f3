package dev.marquee.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.Reference;

/** A MiniCluster that can start before it has a job, in a thread of its own. */
@SuppressWarnings("try") // Its close() throws any Exception.
final class ClusterAhead extends MiniCluster {
    private final Ahead<LocalRpc> rpc;

    private final Ahead<Void> start =
            new Ahead<>(
                    () -> {
                        super.start();
                        return null;
                    });

    /**
     * @param rpc its RPC, which this cluster closes
     */
    ClusterAhead(Configuration configuration, Ahead<LocalRpc> rpc) {
        super(
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumTaskManagers(
                                configuration.get(
                                        TaskManagerOptions.MINI_CLUSTER_NUM_TASK_MANAGERS))
                        .setNumSlotsPerTaskManager(
                                configuration.get(TaskManagerOptions.NUM_TASK_SLOTS))
                        .setRpcServiceSharing(RpcServiceSharing.SHARED)
                        .build(),
                () -> Reference.owned(system(rpc)));
        this.rpc = rpc;
    }

    /** Starts the cluster in the background. What fails is thrown by {@link #start()}. */
    void startAhead() {
        start.begin("embedded-flink-start");
    }

    /** Returns when the cluster is started, whether ahead or now. */
    @Override
    public void start() throws Exception {
        start.get();
    }

    @Override
    protected RpcService createLocalRpcService(Configuration configuration, RpcSystem system)
            throws Exception {
        return rpc.get().service();
    }

    private static RpcSystem system(Ahead<LocalRpc> rpc) {
        try {
            return rpc.get().system();
        } catch (Exception e) {
            throw new FlinkRuntimeException(e);
        }
    }
}
