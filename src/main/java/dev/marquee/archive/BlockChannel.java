package dev.marquee.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.ZipException;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * A file of a Flink file system as a channel that reads blocks, to send few requests to a remote
 * file system. It refuses to read more than the largest allowed directory of an archive, so a
 * hostile archive cannot fill the memory. Not thread-safe.
 */
final class BlockChannel implements SeekableByteChannel {
    private static final int BLOCK = 128 * 1024;

    /** Enough for some 100,000 entries with names of 100 bytes. */
    private static final long MOST_BYTES = (16L << 20) + 4 * BLOCK;

    private final FSDataInputStream file;
    private final long size;
    private final byte[] block = new byte[BLOCK];
    private long blockStart = -1;
    private int blockLength;
    private long position;
    private long readBytes;
    private boolean closed;

    /** A failure of the file system, which is not damage of the archive. */
    @Nullable private IOException failure;

    BlockChannel(FSDataInputStream file, long size) {
        this.file = file;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        int total = 0;
        while (target.hasRemaining() && position < size) {
            load(position / BLOCK * BLOCK);
            int from = (int) (position - blockStart);
            int count = Math.min(target.remaining(), blockLength - from);
            if (count <= 0) {
                break;
            }
            target.put(block, from, count);
            position += count;
            total += count;
        }
        return total == 0 && target.hasRemaining() ? -1 : total;
    }

    private void load(long start) throws IOException {
        if (start == blockStart) {
            return;
        }
        if (readBytes > MOST_BYTES) {
            throw new ZipException("its directory is longer than 16 MiB");
        }
        blockStart = -1;
        try {
            file.seek(start);
            blockLength = file.readNBytes(block, 0, (int) Math.min(BLOCK, size - start));
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        readBytes += blockLength;
        blockStart = start;
    }

    /** Throws the failure of the file system again, if there was one. */
    void requireReadable() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new ZipException("it refers to a place before its beginning");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        file.close();
    }
}
