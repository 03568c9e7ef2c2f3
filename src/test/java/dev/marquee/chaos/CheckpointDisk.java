package dev.marquee.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A small disk in memory for the checkpoints of a cluster, which can be filled. Only root may make
 * one. Not thread-safe.
 */
final class CheckpointDisk implements AutoCloseable {
    private static final String SIZE = "64m";
    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final Thread atExit = new Thread(this::unmount);

    private CheckpointDisk(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Mounts a disk on a folder; empty where that is not allowed. */
    static Optional<CheckpointDisk> mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString())
                ? Optional.of(new CheckpointDisk(folder))
                : Optional.empty();
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

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        unmount();
    }

    private void unmount() {
        try {
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
