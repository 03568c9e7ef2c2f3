package dev.marquee.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * A Flink inside this process. All its ports are on the loopback address, and its web UI shows jobs
 * and accepts nothing.
 */
public final class EmbeddedFlink {
    private static final Queue<Path> CHECKPOINT_FOLDERS = new ConcurrentLinkedQueue<>();

    /** Of the next embedded Flink, where its start has begun. */
    private static final AtomicReference<Ahead<LocalRpc>> RPC = new AtomicReference<>();

    private EmbeddedFlink() {}

    /**
     * Begins to start what an embedded Flink needs whatever its job is, in the background. To be
     * called where a job most likely follows; where none does, it ends with the process. Under
     * {@code flink run} this does nothing.
     */
    public static void expectJob() {
        if (StreamExecutionEnvironment.areExplicitEnvironmentsAllowed()) {
            Ahead<LocalRpc> rpc = rpc();
            rpc.begin("embedded-flink-rpc");
            RPC.set(rpc);
            // Flink's metrics use it.
            new Ahead<>(ManagementFactory::getPlatformMBeanServer).begin("platform-mbean-server");
        }
    }

    private static Ahead<LocalRpc> rpc() {
        return new Ahead<>(() -> LocalRpc.start(EmbeddedConfiguration.ofUser()));
    }

    /**
     * The environment to run one job in: that of {@code flink run}, else an embedded Flink. It is
     * closed after the job.
     *
     * @param settings what the run asks for
     * @param inputBytes the size of the input, or 0 where it is not known; an embedded Flink has
     *     memory for that
     * @param notice receives one line with the address of an embedded Flink's web UI
     */
    public static StreamExecutionEnvironment environment(
            JobSettings settings, long inputBytes, Consumer<String> notice) throws IOException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        return env instanceof LocalStreamEnvironment ? embedded(settings, inputBytes, notice) : env;
    }

    /**
     * Makes the file systems usable whose plugins are in the folder that {@code FLINK_PLUGINS_DIR}
     * names, with the settings of {@code FLINK_CONF_DIR}. Without that variable, and under {@code
     * flink run}, which has done so itself, this does nothing.
     */
    public static void loadFileSystems() {
        if (System.getenv(ConfigConstants.ENV_FLINK_PLUGINS_DIR) != null
                && StreamExecutionEnvironment.getExecutionEnvironment()
                        instanceof LocalStreamEnvironment) {
            Configuration configuration = EmbeddedConfiguration.ofUser();
            FileSystem.initialize(
                    configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
        }
    }

    /** Whether an environment runs jobs inside this process. */
    public static boolean isEmbedded(StreamExecutionEnvironment env) {
        return env instanceof EmbeddedEnvironment;
    }

    /**
     * Starts an embedded Flink in the background, so that it is there when the job is. Where the
     * environment has no embedded Flink, this does nothing.
     */
    public static void startAhead(StreamExecutionEnvironment env) {
        if (env instanceof EmbeddedEnvironment embedded) {
            embedded.startAhead();
        }
    }

    private static StreamExecutionEnvironment embedded(
            JobSettings settings, long inputBytes, Consumer<String> notice) throws IOException {
        Configuration configuration = EmbeddedConfiguration.of(settings, inputBytes, notice);
        keepCheckpointsInAFolder(configuration);
        Ahead<LocalRpc> begun = RPC.getAndSet(null);
        return new EmbeddedEnvironment(configuration, begun == null ? rpc() : begun);
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
}
