package dev.marquee.csv;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import javax.annotation.Nullable;

/**
 * The content of a gzip file. Where the compressed bytes are cut or damaged it ends, and {@link
 * #damage()} says so: the records before the damage are not lost.
 */
final class GzipStream extends CsvStream {
    private static final int BUFFER = 64 * 1024;

    private final Counted compressed;
    @Nullable private GZIPInputStream gzip;
    @Nullable private String damage;

    GzipStream(String name, InputStream compressed) {
        super(name);
        this.compressed = new Counted(compressed);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (damage != null) {
            return -1;
        }
        try {
            if (gzip == null) {
                gzip = new Members(compressed);
            }
            return gzip.read(bytes, offset, length);
        } catch (EOFException e) {
            damage = "gzip: cut short";
        } catch (ZipException e) {
            damage = "gzip: " + e.getMessage();
        }
        return -1;
    }

    @Override
    long storedBytes(long offset) {
        return compressed.bytes;
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

    /** Counts what is read; asking a file for its position may cost a system call. */
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

    /** The JDK's drops what it decoded in the call in which it meets the damage. */
    private static final class UpToTheDamage extends Inflater {
        UpToTheDamage() {
            super(true);
        }

        @Override
        public int inflate(byte[] bytes, int offset, int length) throws DataFormatException {
            long before = getBytesWritten();
            try {
                return super.inflate(bytes, offset, length);
            } catch (DataFormatException e) {
                int decoded = (int) (getBytesWritten() - before);
                if (decoded == 0) {
                    throw e;
                }
                // The next call meets the damage again.
                return decoded;
            }
        }
    }
}
