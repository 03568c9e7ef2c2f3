package dev.marquee.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointDiskIT {
    @TempDir Path temp;

    private CheckpointDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = CheckpointDisk.mount(temp.resolve("disk")).orElse(null);
        assumeTrue(disk != null, "only root may mount a disk");
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void fullDiskTakesNoFileUntilItIsFreed() throws Exception {
        disk.fill();
        assertThatThrownBy(() -> write(1_000_000)).isInstanceOf(IOException.class);

        disk.free();

        write(1_000_000);
    }

    @Test
    void slowDiskLetsItsWritersWaitUntilItIsFast() throws Exception {
        assumeTrue(disk.canBeSlow(), "this disk cannot be slowed down");
        disk.slowDown();
        Instant begin = Instant.now();
        write(64 * 1024);
        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        // At that speed it would take half an hour.
        CompletableFuture<Void> large =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                write(32 * 1024 * 1024);
                            } catch (IOException e) {
                                throw new CompletionException(e);
                            }
                        });

        disk.speedUp();

        large.get(1, TimeUnit.MINUTES);
    }

    private void write(int bytes) throws IOException {
        Files.write(temp.resolve("disk/file"), new byte[bytes]);
    }
}
