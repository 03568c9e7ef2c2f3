package dev.marquee.csv;

import dev.marquee.archive.DamagedEntryException;
import dev.marquee.archive.Expansion;
import dev.marquee.archive.UpToTheDamage;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.annotation.Nullable;

/**
 * The content of a gzip file. It ends at the place where the compressed bytes are cut or damaged,
 * and {@link #damage()} reports this: the records before the damage are not lost.
 */
final class GzipStream extends CsvStream {
    private static final int BUFFER = 64 * 1024;

    private final InputStream compressed;
    private final LongSupplier storedBytes;
    private long bytes;
    @Nullable private GZIPInputStream gzip;
    @Nullable private String damage;

    /**
     * @param storedBytes the number of bytes of the stored file that were read
     */
    GzipStream(String name, InputStream compressed, LongSupplier storedBytes) {
        super(name);
        this.compressed = compressed;
        this.storedBytes = storedBytes;
    }

    /** Returns a stream of a file that is stored as gzip. */
    static GzipStream of(String name, InputStream file) {
        Counted counted = new Counted(file);
        return new GzipStream(name, counted, () -> counted.bytes);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (damage != null) {
            return -1;
        }
        try {
            if (gzip == null) {
                gzip = new Members(compressed);
            }
            int read = gzip.read(target, offset, length);
            bytes += Math.max(0, read);
            if (!Expansion.isTooLarge(storedBytes.getAsLong(), bytes)) {
                return read;
            }
            damage = "gzip: it " + Expansion.cause();
        } catch (DamagedEntryException e) {
            damage = e.getMessage();
        } catch (EOFException e) {
            damage = "gzip: cut short";
        } catch (ZipException e) {
            damage = "gzip: " + e.getMessage();
        }
        return -1;
    }

    @Override
    long storedBytes(long offset) {
        return storedBytes.getAsLong();
    }

    @Override
    @Nullable String damage() {
        return damage;
    }

    @Override
    public void close() throws IOException {
        if (gzip != null) {
            gzip.close();
        }
        compressed.close();
    }

    /**
     * Counts the bytes that are read, since asking a file for its position may cost a system call.
     */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }

    private static final class Members extends GZIPInputStream {
        Members(InputStream compressed) throws IOException {
            super(compressed, BUFFER);
            inf.end();
            inf = new UpToTheDamage();
        }
    }
}
