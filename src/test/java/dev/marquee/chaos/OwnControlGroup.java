package dev.marquee.chaos;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control group of Linux (version 2) that has this process, and the processes that it starts
 * after it has entered. Only root may make one. Not thread-safe.
 */
final class OwnControlGroup implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final String OF_VERSION_2 = "0::";

    private final Path before;
    private final Path folder;

    private OwnControlGroup(Path before, Path folder) {
        this.before = before;
        this.folder = folder;
    }

    /**
     * Makes a group and enters it.
     *
     * @param controller what it is for: {@code io}
     * @throws IOException where control groups have no version 2, or not this controller, or where
     *     that is not allowed
     */
    static OwnControlGroup enter(String controller) throws IOException {
        Files.writeString(ROOT.resolve("cgroup.subtree_control"), "+" + controller);
        List<String> groups = Files.readAllLines(Path.of("/proc/self/cgroup"));
        String before =
                groups.stream()
                        .filter(group -> group.startsWith(OF_VERSION_2))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no control group: " + groups))
                        .substring(OF_VERSION_2.length() + 1);
        Path folder = ROOT.resolve("marquee-chaos-" + ProcessHandle.current().pid());
        OwnControlGroup group =
                new OwnControlGroup(ROOT.resolve(before), Files.createDirectory(folder));
        moveTo(folder);
        return group;
    }

    private static void moveTo(Path group) throws IOException {
        Files.writeString(
                group.resolve("cgroup.procs"), Long.toString(ProcessHandle.current().pid()));
    }

    /** A file of the group, such as {@code io.max}. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Leaves the group, and removes it unless it has other processes. */
    @Override
    public void close() throws IOException {
        moveTo(before);
        try {
            Files.delete(folder);
        } catch (FileSystemException busy) {
            // Processes that this one started still run.
        }
    }
}
