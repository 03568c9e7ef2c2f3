package dev.marquee.csv;

import dev.marquee.archive.EntryInput;
import dev.marquee.archive.EntryPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * The bytes of one CSV and its name. The CSV is a file, a packed file, or in memory. All code that
 * reads a CSV reads a stream of this class, so a new kind of packing is one more subclass and one
 * more line of {@link #open}. Not thread-safe.
 */
abstract class CsvStream extends InputStream {
    private static final String GZIP = ".gz";

    private final String name;

    /**
     * @param name the name of the CSV in messages and rejections
     */
    CsvStream(String name) {
        this.name = name;
    }

    /**
     * Opens a file of any Flink file system, plain or gzipped ({@code .gz}), also in a zip archive.
     */
    static CsvStream open(Path path) throws IOException {
        String name = path.toString();
        Optional<EntryPath> entry = EntryPath.of(path);
        if (entry.isPresent()) {
            EntryInput content = entry.get().open();
            return isGzip(path)
                    ? new GzipStream(name, content, content::packedBytes)
                    : new EntryStream(name, content);
        }
        FSDataInputStream file = path.getFileSystem().open(path);
        return isGzip(path) ? GzipStream.of(name, file) : new PlainStream(name, file);
    }

    /**
     * A CSV in memory.
     *
     * @param csv not copied
     */
    static CsvStream inMemory(String name, byte[] csv) {
        return new MemoryStream(name, csv);
    }

    /** Whether a file is packed: its CSV can only be read from the beginning and is never split. */
    static boolean isPacked(Path path) {
        return isGzip(path) || EntryPath.of(path).isPresent();
    }

    private static boolean isGzip(Path path) {
        return path.getName().toLowerCase(Locale.ROOT).endsWith(GZIP);
    }

    String name() {
        return name;
    }

    /** Whether {@link #seek} works. */
    boolean isSeekable() {
        return false;
    }

    /** Moves to an offset of the CSV. */
    void seek(long offset) throws IOException {
        throw new UnsupportedOperationException(name + " can only be read from its beginning");
    }

    /**
     * Returns the number of bytes of the stored file that were read, for progress and figures.
     *
     * @param offset the offset of the CSV up to which records were found
     */
    long storedBytes(long offset) {
        return offset;
    }

    /** Returns the fault of the packed bytes; null as long as there is none. */
    @Nullable String damage() {
        return null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
