package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.TestTimeout;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // The close() of an environment throws any Exception.
final class EmbeddedFlinkTest {
    @Test
    void checkpointsAreInAFolderThatOnlyItsOwnerCanOpen() throws Exception {
        Path folder = checkpoints();
        try {
            assertThat(folder).isDirectory();
            assumeTrue(
                    Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null,
                    "this file system has no POSIX permissions");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            folder, LinkOption.NOFOLLOW_LINKS)))
                    .isEqualTo("rwx------");
        } finally {
            EmbeddedFlink.deleteCheckpoints();
        }
        assertThat(folder).doesNotExist();
    }

    /** Nobody else can create the folder, or a link with its name, in advance. */
    @Test
    void theNameOfTheCheckpointFolderIsUnpredictable() throws Exception {
        try {
            assertThat(checkpoints()).isNotEqualTo(checkpoints());
        } finally {
            EmbeddedFlink.deleteCheckpoints();
        }
    }

    @ParameterizedTest(name = "{0} bytes of input, parallelism {1}")
    @CsvSource({
        "0, 2, 64 mb, 13 mb",
        "1000, 1, 32 mb, 7936 kb",
        "800000000, 2, 100000000 bytes, 13 mb",
        "99000000000, 2, 768 mb, 13 mb",
        "0, 16, 512 mb, 244 mb"
    })
    void memoryDependsOnInputSizeAndParallelism(
            long bytes, int parallelism, String managed, String network) throws Exception {
        JobSettings settings = new JobSettings(null, true, parallelism, Map.of(), null);

        Configuration configuration = EmbeddedConfiguration.of(settings, bytes, notice -> {});

        assertThat(configuration.get(TaskManagerOptions.MANAGED_MEMORY_SIZE))
                .isEqualTo(MemorySize.parse(managed));
        assertThat(configuration.get(TaskManagerOptions.NETWORK_MEMORY_MAX))
                .isEqualTo(MemorySize.parse(network));
    }

    @ParameterizedTest(name = "started ahead: {0}")
    @ValueSource(booleans = {true, false})
    void aJobRunsWhetherFlinkWasStartedAheadOrNot(boolean ahead) throws Exception {
        JobSettings settings = new JobSettings(null, true, 2, Map.of(), null);
        try (StreamExecutionEnvironment env =
                EmbeddedFlink.environment(settings, 0, notice -> {})) {
            if (ahead) {
                EmbeddedFlink.startAhead(env);
            }

            assertThat(env.fromSequence(1, 100).executeAndCollect(1000)).hasSize(100);
        }
    }

    @ParameterizedTest(name = "a job was expected: {0}")
    @ValueSource(booleans = {true, false})
    void closingTheEnvironmentStopsAFlinkThatRanNoJob(boolean expected) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        if (expected) {
            EmbeddedFlink.expectJob();
        }
        JobSettings settings = new JobSettings(null, true, 2, Map.of(), null);
        try (StreamExecutionEnvironment env =
                EmbeddedFlink.environment(settings, 0, notice -> {})) {
            EmbeddedFlink.startAhead(env);
        }

        await().atMost(TestTimeout.DURATION)
                .untilAsserted(
                        () ->
                                assertThat(Thread.getAllStackTraces().keySet())
                                        .filteredOn(thread -> !before.contains(thread))
                                        .extracting(Thread::getName)
                                        .noneMatch(name -> name.startsWith("flink-")));
    }

    private static Path checkpoints() throws Exception {
        JobSettings settings = new JobSettings(null, false, 2, Map.of(), null);
        return Path.of(
                URI.create(
                        EmbeddedFlink.environment(settings, 0, notice -> {})
                                .getConfiguration()
                                .get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)));
    }
}
