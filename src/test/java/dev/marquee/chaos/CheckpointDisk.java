package dev.marquee.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A disk for the checkpoints of a cluster, which can be filled, and slowed down where a loop device
 * and a {@link WriteLimit} can be had. Only root may make one. Not thread-safe.
 */
final class CheckpointDisk implements AutoCloseable {
    /** Several checkpoints of a million rows. */
    private static final int SIZE = 512 * 1024 * 1024;

    private static final int BLOCK = 64 * 1024;

    /** In bytes a second: a checkpoint of a few files takes many seconds. */
    private static final long SLOW = 16 * 1024;

    private final Path folder;
    @Nullable private final WriteLimit limit;
    private final Thread atExit = new Thread(this::unmount);

    private CheckpointDisk(Path folder, @Nullable WriteLimit limit) {
        this.folder = folder;
        this.limit = limit;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Mounts a disk on a folder; empty where that is not allowed. */
    static Optional<CheckpointDisk> mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (mountImage(folder)) {
            return Optional.of(new CheckpointDisk(folder, WriteLimit.of(folder).orElse(null)));
        }
        return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString())
                ? Optional.of(new CheckpointDisk(folder, null))
                : Optional.empty();
    }

    /** Mounts a file as a block device. It takes space when it is written to. */
    private static boolean mountImage(Path folder) throws IOException, InterruptedException {
        Path image = folder.resolveSibling(folder.getFileName() + ".image");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        boolean mounted =
                run("mkfs.ext4", "-q", "-F", "-m", "0", "-O", "^has_journal", image.toString())
                        && run("mount", "-o", "loop", image.toString(), folder.toString());
        // A mounted file is deleted when it is unmounted.
        Files.delete(image);
        return mounted;
    }

    /** Takes all bytes that are free. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() >= BLOCK) {
                throw full;
            }
        }
    }

    /** Gives them back. */
    void free() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return folder.resolve(".filler");
    }

    /** Whether this disk can be slowed down. */
    boolean canBeSlow() {
        return limit != null;
    }

    /** From now on writing takes a second for each {@value #SLOW} bytes. */
    void slowDown() throws IOException, InterruptedException {
        remount("sync");
        limit().set(SLOW);
    }

    /** Ends that; writes that wait go on at once. */
    void speedUp() throws IOException, InterruptedException {
        limit().lift();
        remount("async");
    }

    private WriteLimit limit() {
        if (limit == null) {
            throw new IllegalStateException("this disk cannot be slowed down");
        }
        return limit;
    }

    private void remount(String option) throws IOException, InterruptedException {
        if (!run("mount", "-o", "remount," + option, folder.toString())) {
            throw new IOException(folder + " cannot be mounted with the option " + option);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        unmount();
    }

    private void unmount() {
        try {
            if (limit != null) {
                limit.close();
            }
            run("umount", "-l", folder.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
