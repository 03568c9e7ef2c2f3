package dev.marquee.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.exceptions.RpcLoaderException;

/**
 * Finds Flink's RPC system on the class path, where the build put it beside the standalone jar.
 *
 * <p>Flink unpacks it from a jar inside its jar at every start, 19 MB, and loads it with a class
 * loader of its own, which keeps Pekko's and Scala's versions from a user's. Here no others are,
 * and classes of the class path start faster: only those can be in the JVM's class archive. Flink
 * finds this as a service, and takes its own way where the jar is not there.
 */
public final class RpcSystemOnClassPath implements RpcSystemLoader {
    private static final String RPC_SYSTEM = "org.apache.flink.runtime.rpc.pekko.PekkoRpcSystem";

    /** Before Flink's own, whose priority is 0. */
    @Override
    public int getLoadPriority() {
        return -1;
    }

    /**
     * The RPC system.
     *
     * @throws RpcLoaderException if it is not on the class path, at which Flink goes on to its own
     */
    @Override
    public RpcSystem loadRpcSystem(Configuration config) {
        try {
            return Class.forName(RPC_SYSTEM)
                    .asSubclass(RpcSystem.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new RpcLoaderException(e);
        }
    }
}
