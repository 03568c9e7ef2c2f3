package dev.marquee.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.core.fs.Path;

/**
 * Splits a file for several readers. Together they read exactly the records that one reader of the
 * whole file reads.
 */
public final class CsvSplits {
    /** Enough for a header. */
    private static final int WINDOW = 16 * 1024;

    private CsvSplits() {}

    /**
     * Returns the offsets at which the splits of a file begin, in ascending order: 0 first, then
     * offsets at which a record certainly begins. A split ends where the next one begins; the last
     * one ends with the file.
     *
     * <p>There is one split if the file is packed or not larger than a split. A file is not split
     * at a place where nothing is certain, so a split may be larger than requested.
     *
     * <p>This reads the header and, at each place where the file could be split, as many bytes as
     * certainty takes: about 64 KiB, at most a little more than twice the longest record.
     *
     * @param bytes the file's size
     * @throws IOException if the file cannot be read
     */
    public static List<Long> beginnings(Path path, long bytes, CsvSettings settings)
            throws IOException {
        List<Long> beginnings = new ArrayList<>();
        beginnings.add(0L);
        long splitBytes = settings.splitBytes();
        if (splitBytes == 0 || bytes <= splitBytes || CsvStream.isPacked(path)) {
            return beginnings;
        }
        try (CsvFile file = CsvFile.open(path, settings.maxRecordBytes(), WINDOW)) {
            file.readHeader();
            long after = file.records().offset();
            long splits = (bytes + splitBytes - 1) / splitBytes;
            for (long split = 1; split < splits; split++) {
                long place = bytes / splits * split;
                // Otherwise the previous split already begins after it: a record may be longer than
                // a split.
                if (place >= after) {
                    OptionalLong start = file.certainStartAfter(place);
                    if (start.isPresent() && start.getAsLong() < bytes) {
                        after = start.getAsLong();
                        beginnings.add(after);
                    }
                }
            }
        } catch (CsvException e) {
            // Without a header there are no records; the reader of the file reports this.
            return beginnings;
        }
        return beginnings;
    }
}
