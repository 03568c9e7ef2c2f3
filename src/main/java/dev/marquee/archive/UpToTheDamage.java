package dev.marquee.archive;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks raw deflated bytes up to the place where they are damaged. The JDK's inflater drops the
 * bytes that it unpacked in the call that reaches the damage. {@link #end} frees its memory.
 */
public final class UpToTheDamage extends Inflater {
    public UpToTheDamage() {
        super(true);
    }

    @Override
    public int inflate(byte[] bytes, int offset, int length) throws DataFormatException {
        long before = getBytesWritten();
        try {
            return super.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            int unpacked = (int) (getBytesWritten() - before);
            if (unpacked == 0) {
                throw e;
            }
            // The next call reaches the damage again.
            return unpacked;
        }
    }
}
