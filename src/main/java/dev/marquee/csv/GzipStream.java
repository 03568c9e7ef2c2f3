package dev.marquee.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import javax.annotation.Nullable;

/**
 * What a gzip file holds, as far as it can be had: where the compressed bytes are cut or damaged it
 * ends, and says so in {@link #damage()}, so that the records before the damage are not lost.
 */
final class GzipStream extends InputStream {
    private static final int BUFFER = 64 * 1024;

    private final InputStream compressed;
    @Nullable private GZIPInputStream gzip;
    @Nullable private String damage;

    GzipStream(InputStream compressed) {
        this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
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

    /** What is wrong with the compressed bytes, or null as long as nothing is. */
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
