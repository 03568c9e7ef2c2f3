package dev.marquee.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.core.fs.Path;

/**
 * Splits a file for several readers, who together read what one reader of it reads, to the byte.
 */
public final class CsvSplits {
    /** Enough for a header. */
    private static final int WINDOW = 16 * 1024;

    private CsvSplits() {}

    /**
     * Where the splits of a file begin, in order: the first at 0, each other where a record begins
     * for certain. A split ends where the next one begins, the last one with the file.
     *
     * <p>There is one if the file is packed, or no larger than a split. Where nothing is certain
     * the file is not split, so a split may be larger than asked for.
     *
     * <p>Of the file are read the header and, at each place where it could be split, as much as it
     * takes to be certain: about 64 KiB, and a little more than twice the longest record at most.
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
                // Otherwise the last split begins after it: a record may be longer than a split.
                if (place >= after) {
                    OptionalLong start = file.certainStartAfter(place);
                    if (start.isPresent() && start.getAsLong() < bytes) {
                        after = start.getAsLong();
                        beginnings.add(after);
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
