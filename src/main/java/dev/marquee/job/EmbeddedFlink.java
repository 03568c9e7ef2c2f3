package dev.marquee.job;

import dev.marquee.webui.WebUiGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

/**
 * A Flink inside this process. All its ports are on the loopback address, and its web UI shows jobs
 * and accepts nothing.
 */
public final class EmbeddedFlink {
    private static final String LOOPBACK = "127.0.0.1";

    /** An origin that no web page has; Flink's default is every origin. */
    private static final String NOBODY = "https://refused.invalid";

    private static final int PORTS_TO_TRY = 100;
    private static final int SORT_SHUFFLE_BUFFERS = 16;

    private static final Queue<Path> CHECKPOINT_FOLDERS = new ConcurrentLinkedQueue<>();

    private EmbeddedFlink() {}

    /**
     * The environment to run in: that of {@code flink run}, else an embedded Flink.
     *
     * @param settings what the run asks for
     * @param notice receives one line with the address of an embedded Flink's web UI
     */
    public static StreamExecutionEnvironment environment(
            JobSettings settings, Consumer<String> notice) throws IOException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        return isEmbedded(env) ? embedded(settings, notice) : env;
    }

    /** Whether an environment runs jobs inside this process. */
    public static boolean isEmbedded(StreamExecutionEnvironment env) {
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
        // If another process takes the port just now, Flink takes a later one.
        configuration.set(RestOptions.BIND_PORT, port + "-" + (port + PORTS_TO_TRY));
        shieldFromOthers(configuration);
        // Heartbeats carry the figures that progress is shown by.
        setDefault(
                configuration, HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        // A restart would meet the same fault: there is no other machine to restart on.
        setDefault(configuration, RestartStrategyOptions.RESTART_STRATEGY, "disable");
        // Subtasks share managed memory, and each one that sorts needs some.
        MemorySize managed = MemorySize.ofMebiBytes(Math.max(768, 32L * mostSubtasks(settings)));
        setDefault(configuration, TaskManagerOptions.MANAGED_MEMORY_SIZE, managed);
        keepCheckpointsInAFolder(configuration);
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
        // The buffers of a shuffle grow with the square of the parallelism, and this TaskManager
        // needs them all. Flink clears this memory when it starts, so it should not be larger.
        MemorySize network = MemorySize.ofMebiBytes(32 + 32L * mostSubtasks(settings));
        setDefault(configuration, TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        setDefault(configuration, TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        // Only the names of finished files go through sort shuffles here.
        setDefault(
                configuration,
                NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS,
                SORT_SHUFFLE_BUFFERS);
        String taken = port == wanted ? "" : " (port " + wanted + " is in use)";
        notice.accept("Web UI: http://" + LOOPBACK + ":" + port + taken);
        return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
    }

    /** The process serves its user, on this machine; nothing else may reach it or submit to it. */
    private static void shieldFromOthers(Configuration configuration) {
        configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        // These close what the guard refuses too, and remove the buttons for it from the web UI.
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        configuration.set(WebOptions.CANCEL_ENABLE, false);
        configuration.set(WebOptions.RESCALE_ENABLE, false);
        configuration.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, NOBODY);
        configuration.setString(WebUiGuard.KEY, WebUiGuard.READ_ONLY);
    }

    /** Flink's default keeps checkpoints in memory, up to 5 MB a subtask; more fails the job. */
    private static void keepCheckpointsInAFolder(Configuration configuration) throws IOException {
        if (configuration.contains(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                || configuration.contains(CheckpointingOptions.CHECKPOINT_STORAGE)) {
            return;
        }
        // Checkpoints hold rows: only this user may read them (rwx------), and nobody can guess the
        // name and make the folder, or a link of its name, first.
        Path folder = Files.createTempDirectory("marquee-checkpoints-");
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        if (CHECKPOINT_FOLDERS.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedFlink::deleteCheckpoints));
        }
        CHECKPOINT_FOLDERS.add(folder);
    }

    /** Deletes the checkpoints of all jobs of this process, which must have ended. */
    public static void deleteCheckpoints() {
        CHECKPOINT_FOLDERS.forEach(folder -> FileUtils.deleteDirectoryQuietly(folder.toFile()));
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
