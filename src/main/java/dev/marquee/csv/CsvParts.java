package dev.marquee.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.core.fs.Path;

/**
 * Parts a file, so that several readers can read it at once, who together read what one reader of
 * the whole file reads, to the byte.
 */
public final class CsvParts {
    /** Enough for a header. */
    private static final int WINDOW = 16 * 1024;

    private CsvParts() {}

    /**
     * Where the parts of a file begin, in order: the first at 0, each other where a record begins
     * for certain. A part ends where the next one begins, the last one with the file.
     *
     * <p>There is one part if the file is gzipped, or is not larger than a part. Where it is not
     * certain that a record begins it is not parted, so a part may be larger than asked for.
     *
     * <p>Of the file are read the header and, at each place where it could be parted, as much as it
     * takes to be certain: about 64 KiB, and twice {@code maxRecordBytes} at most.
     *
     * @param bytes the file's size
     * @param partBytes the size of a part; 0 for one part
     * @param maxRecordBytes the longest record
     * @throws IOException if the file cannot be read
     */
    public static List<Long> beginnings(Path path, long bytes, long partBytes, int maxRecordBytes)
            throws IOException {
        List<Long> beginnings = new ArrayList<>();
        beginnings.add(0L);
        if (partBytes == 0 || bytes <= partBytes || CsvFile.isGzipped(path)) {
            return beginnings;
        }
        try (CsvFile file = CsvFile.open(path, maxRecordBytes, WINDOW)) {
            file.readHeader();
            long certain = file.records().offset();
            long parts = (bytes + partBytes - 1) / partBytes;
            for (long part = 1; part < parts; part++) {
                long place = bytes / parts * part;
                // A record may be longer than a part.
                if (place >= certain) {
                    OptionalLong start = file.certainStartBehind(place);
                    if (start.isPresent() && start.getAsLong() < bytes) {
                        certain = start.getAsLong();
                        beginnings.add(certain);
                    }
                }
            }
        } catch (CsvException e) {
            // Without a header there are no records; the reader of the file says so.
            return beginnings;
        }
        return beginnings;
    }
}
