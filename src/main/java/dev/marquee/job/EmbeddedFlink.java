package dev.marquee.job;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
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
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** A Flink inside this process, with its web UI on the loopback address only. */
public final class EmbeddedFlink {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORTS_TO_TRY = 100;
    private static final int SORT_SHUFFLE_BUFFERS = 16;

    private EmbeddedFlink() {}

    /**
     * The environment to run in: the one that {@code flink run} made, else an embedded Flink.
     *
     * @param settings what the run asks for
     * @param notice told where the web UI of an embedded Flink is
     */
    public static StreamExecutionEnvironment environment(
            JobSettings settings, Consumer<String> notice) throws IOException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        return isEmbedded(env) ? embedded(settings, notice) : env;
    }

    /** Whether an environment runs jobs inside this process. */
    private static boolean isEmbedded(StreamExecutionEnvironment env) {
        return env instanceof LocalStreamEnvironment;
    }

    private static StreamExecutionEnvironment embedded(
            JobSettings settings, Consumer<String> notice) throws IOException {
        Configuration configuration =
                System.getenv(ConfigConstants.ENV_FLINK_CONF_DIR) == null
                        ? new Configuration()
                        : GlobalConfiguration.loadConfiguration();
        int wanted = configuration.get(RestOptions.PORT);
        int port = freePort(wanted);
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.PORT, port);
        // Should another process take the port at this very moment, Flink takes a later one.
        configuration.set(RestOptions.BIND_PORT, port + "-" + (port + PORTS_TO_TRY));
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        // Progress is told by heartbeats.
        setDefault(
                configuration, HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        // What fails here fails again: there is no other machine to go to.
        setDefault(configuration, RestartStrategyOptions.RESTART_STRATEGY, "disable");
        // Subtasks share it, and each that sorts needs some.
        MemorySize managed = MemorySize.ofMebiBytes(Math.max(768, 32L * mostSubtasks(settings)));
        setDefault(configuration, TaskManagerOptions.MANAGED_MEMORY_SIZE, managed);
        keepCheckpointsInAFolder(configuration);
        // All tasks fit in here at once, so none needs to wait until another's output is on a disk,
        // and there is nothing to adapt to.
        setDefault(
                configuration,
                ExecutionOptions.BATCH_SHUFFLE_MODE,
                BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
        setDefault(
                configuration,
                JobManagerOptions.SCHEDULER,
                JobManagerOptions.SchedulerType.Default);
        // A shuffle takes buffers by the square of the parallelism, and this TaskManager has it
        // all. All of it is cleared at the start.
        MemorySize network = MemorySize.ofMebiBytes(32 + 32L * mostSubtasks(settings));
        setDefault(configuration, TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        setDefault(configuration, TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        // What passes disks here are the names of finished files.
        setDefault(
                configuration,
                NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS,
                SORT_SHUFFLE_BUFFERS);
        String taken = port == wanted ? "" : " (port " + wanted + " is in use)";
        notice.accept("Web UI: http://" + LOOPBACK + ":" + port + taken);
        return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
    }

    /** In memory they may have 5 MB a subtask, and a job fails that has more state. */
    private static void keepCheckpointsInAFolder(Configuration configuration) {
        if (configuration.contains(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                || configuration.contains(CheckpointingOptions.CHECKPOINT_STORAGE)) {
            return;
        }
        // Flink makes it when there is something to keep.
        File folder =
                new File(
                        System.getProperty("java.io.tmpdir"),
                        "marquee-checkpoints-" + ProcessHandle.current().pid());
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.getAbsoluteFile().toURI().toString());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> FileUtils.deleteDirectoryQuietly(folder)));
    }

    private static int mostSubtasks(JobSettings settings) {
        int ofJob = settings.parallelism() == null ? 1 : settings.parallelism();
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
