package dev.marquee.job;

import dev.marquee.webui.WebUiGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/**
 * How an embedded Flink is configured: the file in {@code FLINK_CONF_DIR}, if there is one, and our
 * defaults for a Flink of one process. What shields the process overrides the file.
 */
final class EmbeddedConfiguration {
    private static final String LOOPBACK = "127.0.0.1";

    /** An origin that no web page has; Flink's default is every origin. */
    private static final String NOBODY = "https://refused.invalid";

    private static final int PORTS_TO_TRY = 100;
    private static final int SORT_SHUFFLE_BUFFERS = 16;
    private static final int SHUFFLES = 6;
    private static final long BUFFER_BYTES = 32 << 10;
    private static final long MOST_TO_SORT = 768L << 20;
    private static final long LEAST_TO_SORT = 32L << 20;

    private EmbeddedConfiguration() {}

    /**
     * The configuration of a cluster, of its one job, and of the client.
     *
     * @param settings what the run asks for
     * @param inputBytes the size of the input, or 0 where it is not known
     * @param notice receives one line with the address of the web UI
     */
    static Configuration of(JobSettings settings, long inputBytes, Consumer<String> notice)
            throws IOException {
        Configuration configuration = ofUser();
        configuration.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
        configuration.set(DeploymentOptions.ATTACHED, true);
        shieldFromOthers(configuration);
        serveWebUi(configuration, notice);
        setDefault(
                configuration,
                CoreOptions.DEFAULT_PARALLELISM,
                Runtime.getRuntime().availableProcessors());
        int subtasks = mostSubtasks(configuration, settings);
        setDefault(configuration, TaskManagerOptions.NUM_TASK_SLOTS, subtasks);
        // Heartbeats carry the figures that progress is shown by.
        setDefault(
                configuration, HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        // A restart would meet the same fault: there is no other machine to restart on.
        setDefault(configuration, RestartStrategyOptions.RESTART_STRATEGY, "disable");
        limitMemory(configuration, subtasks, inputBytes);
        // All tasks run at once in this process, so no task needs to wait until the output of
        // another is on a disk, and the scheduler has nothing to adapt to.
        setDefault(
                configuration,
                ExecutionOptions.BATCH_SHUFFLE_MODE,
                BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
        setDefault(
                configuration,
                JobManagerOptions.SCHEDULER,
                JobManagerOptions.SchedulerType.Default);
        return configuration;
    }

    /** Returns the configuration in {@code FLINK_CONF_DIR}; empty without that variable. */
    static Configuration ofUser() {
        return System.getenv(ConfigConstants.ENV_FLINK_CONF_DIR) == null
                ? new Configuration()
                : GlobalConfiguration.loadConfiguration();
    }

    /** The process serves its user, on this machine; nothing else may reach it or submit to it. */
    private static void shieldFromOthers(Configuration configuration) {
        configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        // These close what the guard refuses too, and remove the buttons for it from the web UI.
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        configuration.set(WebOptions.CANCEL_ENABLE, false);
        configuration.set(WebOptions.RESCALE_ENABLE, false);
        configuration.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, NOBODY);
        configuration.setString(WebUiGuard.KEY, WebUiGuard.READ_ONLY);
    }

    private static void serveWebUi(Configuration configuration, Consumer<String> notice)
            throws IOException {
        int wanted = configuration.get(RestOptions.PORT);
        int port = freePort(wanted);
        configuration.set(RestOptions.PORT, port);
        // If another process takes the port just now, Flink takes a later one.
        configuration.set(RestOptions.BIND_PORT, port + "-" + (port + PORTS_TO_TRY));
        String taken = port == wanted ? "" : " (port " + wanted + " is in use)";
        notice.accept("Web UI: http://" + LOOPBACK + ":" + port + taken);
    }

    /**
     * Flink allocates and clears most of this memory before the first record, 12 µs a page on some
     * machines: a small job must not wait for the memory of a large one.
     */
    private static void limitMemory(Configuration configuration, int subtasks, long inputBytes) {
        // Batch jobs sort what is shuffled by key, far less than an eighth of the input, and spill
        // the rest. Subtasks share this memory, and each one that sorts needs some.
        long sorted = Math.min(MOST_TO_SORT, inputBytes / 8);
        MemorySize managed = new MemorySize(Math.max(sorted, LEAST_TO_SORT * subtasks));
        setDefault(configuration, TaskManagerOptions.MANAGED_MEMORY_SIZE, managed);
        // This TaskManager has both ends of all shuffles: for each pair of subtasks two buffers at
        // the receiver and two at the sender, and eight more for each subtask at either end.
        long buffers = SHUFFLES * (4L * subtasks * subtasks + 16L * subtasks);
        MemorySize network = MemorySize.ofMebiBytes(4).add(new MemorySize(buffers * BUFFER_BYTES));
        setDefault(configuration, TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        setDefault(configuration, TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        // Only the names of finished files go through sort shuffles here.
        setDefault(
                configuration,
                NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS,
                SORT_SHUFFLE_BUFFERS);
        setDefault(
                configuration,
                TaskManagerOptions.NETWORK_BATCH_SHUFFLE_READ_MEMORY,
                MemorySize.ofMebiBytes(4));
    }

    /** Parallelism of the operator that has the most. */
    private static int mostSubtasks(Configuration configuration, JobSettings settings) {
        int ofJob =
                settings.parallelism() == null
                        ? configuration.get(CoreOptions.DEFAULT_PARALLELISM)
                        : settings.parallelism();
        return settings.parallelismOfOperators().values().stream().reduce(ofJob, Math::max);
    }

    private static <T> void setDefault(
            Configuration configuration, ConfigOption<T> option, T value) {
        if (!configuration.contains(option)) {
            configuration.set(option, value);
        }
    }

    private static int freePort(int wanted) throws IOException {
        IOException last = null;
        for (int port = wanted; port < wanted + PORTS_TO_TRY && port <= 65_535; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(
                "no free port for the web UI from %d on: %s".formatted(wanted, last.getMessage()),
                last);
    }
}
