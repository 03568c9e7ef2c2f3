package dev.marquee.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import javax.annotation.Nullable;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * The unpacked bytes of an entry of a zip archive. Not thread-safe; several streams may read one
 * archive.
 *
 * <p>A read throws a {@link DamagedEntryException} if the bytes differ from the archive's directory
 * in size or checksum. It also throws if there are more bytes, so a reader never unpacks more than
 * the directory states.
 */
public final class EntryInput extends InputStream {
    private static final int BUFFER = 64 * 1024;

    private final PackedBytes packed;
    private final ZippedFile file;
    private final CRC32 checksum = new CRC32();
    @Nullable private UpToTheDamage inflater;

    /** The unpacked bytes; null until the first read. */
    @Nullable private InputStream content;

    private long bytes;
    private boolean atEnd;

    private EntryInput(PackedBytes packed, ZippedFile file) {
        this.packed = packed;
        this.file = file;
    }

    static EntryInput open(Path archive, ZippedFile file) throws IOException {
        return new EntryInput(new PackedBytes(archive.getFileSystem().open(archive), file), file);
    }

    /** Whether entries that are packed with a method can be read. */
    static boolean canUnpack(@Nullable ZipMethod method) {
        return method == ZipMethod.STORED
                || method == ZipMethod.DEFLATED
                || method == ZipMethod.ENHANCED_DEFLATED
                || method == ZipMethod.BZIP2;
    }

    /** Returns the number of bytes of the archive that were unpacked so far. */
    public long packedBytes() {
        return packed.read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (atEnd) {
            return -1;
        }
        if (bytes == file.bytes()) {
            atEnd = true;
            requirePromised(unpack(new byte[1], 0, 1) < 0, "it is longer than the archive says");
            requirePromised(
                    checksum.getValue() == file.checksum(), "its checksum is not the archive's");
            return -1;
        }
        int most = (int) Math.min(length, file.bytes() - bytes);
        int count = unpack(target, offset, most);
        atEnd = count < 0;
        requirePromised(!atEnd, "it is shorter than the archive says");
        bytes += count;
        checksum.update(target, offset, count);
        return count;
    }

    private int unpack(byte[] target, int offset, int length) throws IOException {
        try {
            if (content == null) {
                packed.skipHeader();
                content = content();
            }
            return content.read(target, offset, length);
        } catch (EOFException e) {
            packed.requireReadable();
            throw new DamagedEntryException("cut short");
        } catch (DamagedEntryException e) {
            throw e;
        } catch (ZipException e) {
            throw new DamagedEntryException(e.getMessage());
        } catch (IOException | RuntimeException e) {
            packed.requireReadable();
            throw new DamagedEntryException("its packed bytes are damaged: " + e.getMessage());
        }
    }

    private InputStream content() throws IOException {
        return switch (ZipMethod.getMethodByCode(file.method())) {
            case STORED -> packed;
            case DEFLATED -> {
                inflater = new UpToTheDamage();
                yield new InflaterInputStream(packed, inflater, packed.bufferSize());
            }
            case ENHANCED_DEFLATED -> new Deflate64CompressorInputStream(packed);
            case BZIP2 -> new BZip2CompressorInputStream(packed);
            default -> throw new DamagedEntryException("packed by an unknown method");
        };
    }

    private static void requirePromised(boolean asPromised, String otherwise)
            throws DamagedEntryException {
        if (!asPromised) {
            throw new DamagedEntryException(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        if (inflater != null) {
            inflater.end();
        }
        packed.close();
    }

    /** The packed bytes of the entry, after its header. */
    private static final class PackedBytes extends InputStream {
        private static final int HEADER = 30;
        private static final int NAME_LENGTH = 26;
        private static final int EXTRA_LENGTH = 28;
        private static final int MOST_EXTRA = 256;
        private static final byte[] SIGNATURE = {'P', 'K', 3, 4};

        private final FSDataInputStream in;
        private final ZippedFile file;
        private final byte[] buffer;
        private int position;
        private int limit;
        private long read;

        /** A failure of the file system, which is not damage of the entry. */
        @Nullable private IOException failure;

        PackedBytes(FSDataInputStream in, ZippedFile file) {
            this.in = in;
            this.file = file;
            // A small entry is read in one request together with its header.
            long whole = HEADER + 4L * file.name().length() + MOST_EXTRA + file.packedBytes();
            this.buffer = new byte[(int) Math.min(BUFFER, whole)];
        }

        int bufferSize() {
            return Math.max(1, Math.min(BUFFER, (int) Math.min(BUFFER, file.packedBytes())));
        }

        void skipHeader() throws IOException {
            try {
                in.seek(file.headerOffset());
                limit = in.readNBytes(buffer, 0, buffer.length);
                for (int i = 0; i < SIGNATURE.length; i++) {
                    requirePromised(
                            limit >= HEADER && buffer[i] == SIGNATURE[i], "its header is damaged");
                }
                position = HEADER + number(NAME_LENGTH) + number(EXTRA_LENGTH);
                if (position > limit) {
                    in.seek(file.headerOffset() + position);
                    position = 0;
                    limit = 0;
                }
            } catch (DamagedEntryException e) {
                throw e;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        private int number(int at) {
            return (buffer[at] & 0xFF) | (buffer[at + 1] & 0xFF) << 8;
        }

        /** Throws the failure of the file system again, if there was one. */
        void requireReadable() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public int read() throws IOException {
            if (!isAvailable()) {
                return -1;
            }
            read++;
            return buffer[position++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!isAvailable()) {
                return -1;
            }
            int most = (int) Math.min(file.packedBytes() - read, limit - position);
            int count = Math.min(length, most);
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            read += count;
            return count;
        }

        private boolean isAvailable() throws IOException {
            if (read >= file.packedBytes()) {
                return false;
            }
            if (position == limit) {
                try {
                    limit = Math.max(0, in.read(buffer, 0, buffer.length));
                } catch (IOException e) {
                    failure = e;
                    throw e;
                }
                position = 0;
            }
            return position < limit;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
