package dev.marquee.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a generator wrote.
 *
 * @param files every file, in the order of writing
 * @param rows rows in all CSV files, repeated and damaged ones among them; header and blank lines
 *     are not counted
 * @param bytes size of all files, as they are on the disk
 * @param dirtyRows rows that were damaged or repeated
 */
public record SampleReport(List<Path> files, long rows, long bytes, long dirtyRows) {

    public SampleReport {
        files = List.copyOf(files);
    }

    /** What two generators wrote. */
    SampleReport plus(SampleReport more) {
        return new SampleReport(
                Stream.concat(files.stream(), more.files.stream()).toList(),
                rows + more.rows,
                bytes + more.bytes,
                dirtyRows + more.dirtyRows);
    }
}
