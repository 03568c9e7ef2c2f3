package dev.marquee.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcUtils;

/**
 * The RPC of a Flink in one process. To make it takes a third of the time in which such a Flink
 * starts, and nothing of it depends on the job. Its user closes both.
 *
 * @param system Flink's RPC system
 * @param service the service of all components, which no other process can reach
 */
record LocalRpc(RpcSystem system, RpcService service) {
    static LocalRpc start(Configuration configuration) throws Exception {
        RpcSystem system = RpcSystem.load(configuration);
        return new LocalRpc(
                system,
                system.localServiceBuilder(configuration)
                        // As MiniCluster does.
                        .withExecutorConfiguration(RpcUtils.getTestForkJoinExecutorConfiguration())
                        .createAndStart());
    }
}
