package dev.marquee.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * How fast Linux lets processes write to a block device: a limit of control groups, version 1 or 2.
 * Only root may set one. It does not slow down writes to the page cache: the writers wait if the
 * file system is mounted with {@code sync}. Not thread-safe.
 */
final class WriteLimit implements AutoCloseable {
    private static final Path OF_VERSION_1 =
            Path.of("/sys/fs/cgroup/blkio/blkio.throttle.write_bps_device");

    private final String device;
    @Nullable private final OwnControlGroup group;

    /**
     * @param device the numbers of the device, as the kernel writes them: {@code 7:0}
     * @param group the group that has the limit; null with version 1, where it is the root
     */
    private WriteLimit(String device, @Nullable OwnControlGroup group) {
        this.device = device;
        this.group = group;
    }

    /**
     * Prepares a limit for the device of a file system, and removes the limit that the device may
     * have. With version 2 it is a limit of this process and of the processes that it starts from
     * now on.
     *
     * @param mounted the folder of the file system
     * @return empty where no limit can be set
     */
    static Optional<WriteLimit> of(Path mounted) {
        try {
            WriteLimit limit =
                    new WriteLimit(
                            device(mounted),
                            Files.exists(OF_VERSION_1) ? null : OwnControlGroup.enter("io"));
            limit.lift();
            return Optional.of(limit);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String device(Path mounted) throws IOException {
        long device = ((Number) Files.getAttribute(mounted, "unix:dev")).longValue();
        long major = (device >> 8) & 0xfff;
        long minor = (device & 0xff) | ((device >> 12) & 0xfff00);
        return major + ":" + minor;
    }

    /** Sets the limit, in bytes a second. */
    void set(long rate) throws IOException {
        write(Long.toString(rate));
    }

    /** Removes the limit; writes that wait go on at once. */
    void lift() throws IOException {
        write(group == null ? "0" : "max");
    }

    private void write(String rate) throws IOException {
        if (group == null) {
            Files.writeString(OF_VERSION_1, device + " " + rate);
        } else {
            Files.writeString(group.file("io.max"), device + " wbps=" + rate);
        }
    }

    @Override
    public void close() throws IOException {
        lift();
        if (group != null) {
            group.close();
        }
    }
}
