package dev.marquee.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;

/**
 * Keeps a second run out of a local folder. The operating system holds the lock and releases it
 * when the process ends, in whatever way: the file that a dead run leaves locks nothing.
 *
 * <p>The file stays after the run. A run that deleted it could delete the file of the next one.
 */
public final class FolderLock implements AutoCloseable {
    /** The name of the locked file, whose text says which run holds it. */
    static final String NAME = ".lock";

    private static final int LONGEST_TEXT = 200;

    /**
     * The files that this process holds. It must not open them again: closing such a second channel
     * would release the lock (POSIX).
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    @Nullable private final Path file;
    @Nullable private final FileChannel channel;

    private FolderLock(@Nullable Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** For file systems without locks; it keeps nobody out. */
    static FolderLock none() {
        return new FolderLock(null, null);
    }

    /**
     * Locks a folder, and makes it where it does not exist.
     *
     * @throws IOException that says in one line which run holds the lock, or why the folder cannot
     *     be locked
     */
    static FolderLock acquire(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).toRealPath().resolve(NAME);
        if (!HELD.add(file)) {
            throw new IOException(inUse(folder, "this process"));
        }
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            file,
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    LinkOption.NOFOLLOW_LINKS));
            if (channel.tryLock() == null) {
                throw new IOException(inUse(folder, text(channel)));
            }
            write(
                    channel,
                    "process %d since %s"
                            .formatted(
                                    ProcessHandle.current().pid(),
                                    Instant.now().truncatedTo(ChronoUnit.SECONDS)));
            return new FolderLock(file, channel);
        } catch (IOException e) {
            if (channel != null) {
                channel.close();
            }
            HELD.remove(file);
            throw e;
        }
    }

    /** Lets the next run in; closing twice does no harm. */
    @Override
    public void close() throws IOException {
        if (channel != null && channel.isOpen()) {
            try (channel) {
                channel.truncate(0);
            } finally {
                HELD.remove(file);
            }
        }
    }

    private static String inUse(Path folder, String holder) {
        return "another run writes to %s (%s); wait for its end, or choose another folder"
                .formatted(folder, holder);
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }
}
