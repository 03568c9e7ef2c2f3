package dev.marquee.job;

import java.util.stream.Stream;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs one job on a {@link ClusterAhead}. Flink's own {@code LocalStreamEnvironment} starts its
 * MiniCluster only when it gets the job.
 */
@SuppressWarnings("try") // Its close() throws any Exception.
final class EmbeddedEnvironment extends StreamExecutionEnvironment {
    private final ClusterAhead cluster;

    /**
     * @param rpc the RPC of the MiniCluster, which is closed with it
     */
    EmbeddedEnvironment(Configuration configuration, Ahead<LocalRpc> rpc) {
        this(configuration, new ClusterAhead(configuration, rpc));
    }

    private EmbeddedEnvironment(Configuration configuration, ClusterAhead cluster) {
        super(new Executors(cluster), configuration, null);
        this.cluster = cluster;
    }

    void startAhead() {
        cluster.startAhead();
    }

    /** Ends the cluster, with a job that still runs. */
    @Override
    public void close() throws Exception {
        super.close();
        cluster.closeAsync().get();
    }

    /** Flink looks up an executor by its configuration; here there is one. */
    private record Executors(ClusterAhead cluster)
            implements PipelineExecutorServiceLoader, PipelineExecutorFactory {
        @Override
        public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
            return this;
        }

        @Override
        public Stream<String> getExecutorNames() {
            return Stream.of(getName());
        }

        @Override
        public String getName() {
            return LocalExecutor.NAME;
        }

        @Override
        public boolean isCompatibleWith(Configuration configuration) {
            return true;
        }

        @Override
        public PipelineExecutor getExecutor(Configuration configuration) {
            return LocalExecutor.createWithFactory(configuration, derivedFromJob -> cluster);
        }
    }
}
