package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.junit.jupiter.api.Test;

final class EmbeddedFlinkTest {
    @Test
    void checkpointsAreInAFolderThatOnlyTheUserCanOpen() throws Exception {
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

    /** Nobody can make the folder, or a link of its name, before. */
    @Test
    void itsNameIsNotTheSameTwice() throws Exception {
        try {
            assertThat(checkpoints()).isNotEqualTo(checkpoints());
        } finally {
            EmbeddedFlink.deleteCheckpoints();
        }
    }

    private static Path checkpoints() throws Exception {
        JobSettings settings = new JobSettings(null, false, 2, Map.of(), null);
        return Path.of(
                URI.create(
                        EmbeddedFlink.environment(settings, notice -> {})
                                .getConfiguration()
                                .get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)));
    }
}
