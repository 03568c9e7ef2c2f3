package dev.marquee.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;

/**
 * Prevents two runs from writing to the same local folder. The operating system holds the lock and
 * releases it when the process ends, even if it is killed: a file that remains of a dead run does
 * not lock anything.
 *
 * <p>A run deletes the file before it releases the lock. A run that has opened the deleted file may
 * lock it afterwards; so each run checks that the file that it locked is still the one in the
 * folder, and tries again if it is not.
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

    /** Returns a lock for file systems without locks. It does not prevent other runs. */
    static FolderLock none() {
        return new FolderLock(null, null);
    }

    /**
     * Locks a folder. Creates the folder if it does not exist.
     *
     * @throws IOException that says in one line which run holds the lock, or why the folder cannot
     *     be locked
     */
    static FolderLock acquire(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).toRealPath().resolve(NAME);
        if (!HELD.add(file)) {
            throw new IOException(inUse(folder, "this process"));
        }
        try {
            FileChannel channel = null;
            while (channel == null) {
                channel = lock(folder, file);
            }
            return new FolderLock(file, channel);
        } catch (IOException e) {
            HELD.remove(file);
            throw e;
        }
    }

    /** Opens and locks the file; returns null if another run has deleted it meanwhile. */
    @Nullable private static FileChannel lock(Path folder, Path file) throws IOException {
        createIfMissing(file);
        FileChannel channel = null;
        try {
            Object identity = identity(file);
            channel =
                    FileChannel.open(
                            file,
                            Set.of(
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    LinkOption.NOFOLLOW_LINKS));
            if (channel.tryLock() == null) {
                throw new IOException(inUse(folder, text(channel)));
            }
            if (Objects.equals(identity, identity(file))) {
                write(
                        channel,
                        "process %d since %s"
                                .formatted(
                                        ProcessHandle.current().pid(),
                                        Instant.now().truncatedTo(ChronoUnit.SECONDS)));
                return channel;
            }
            channel.close();
            return null;
        } catch (NoSuchFileException e) {
            if (channel != null) {
                channel.close();
            }
            return null;
        } catch (IOException e) {
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // The file of another run, alive or dead.
        }
    }

    /** Returns device and inode; null if the file system has none. */
    @Nullable private static Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Releases the lock for the next run. Closing twice has no effect. */
    @Override
    public void close() throws IOException {
        if (channel != null && channel.isOpen()) {
            try (channel) {
                channel.truncate(0);
                Files.deleteIfExists(file);
            } catch (FileSystemException e) {
                // An empty file without a lock may remain, for example where an open file cannot be
                // deleted.
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
