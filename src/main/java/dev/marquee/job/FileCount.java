package dev.marquee.job;

import java.io.Serializable;
import javax.annotation.Nullable;

/**
 * How many records of one file were read and rejected, or of a part of it: counts of several parts
 * add up.
 *
 * @param file its name
 * @param fileBytes its size, or 0 as long as that is not known
 * @param bytes how many bytes of it were read
 * @param records how many records were read
 * @param rejected how many of them were rejected
 * @param offset where the first rejected record begins, or -1
 * @param reason why it was rejected, or null
 */
public record FileCount(
        String file,
        long fileBytes,
        long bytes,
        long records,
        long rejected,
        long offset,
        @Nullable String reason)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The sum of the counts of two parts of the same file. */
    FileCount plus(FileCount other) {
        boolean isFirst = offset >= 0 && (other.offset < 0 || offset <= other.offset);
        FileCount first = isFirst ? this : other;
        return new FileCount(
                file,
                Math.max(fileBytes, other.fileBytes),
                bytes + other.bytes,
                records + other.records,
                rejected + other.rejected,
                first.offset,
                first.reason);
    }

    /** Whether the whole file was read. */
    boolean isWhole() {
        return fileBytes > 0 && bytes >= fileBytes;
    }

    /** Whether more than nine in ten records were rejected. */
    public boolean isMostlyRejected() {
        return rejected * 10 > records * 9;
    }
}
