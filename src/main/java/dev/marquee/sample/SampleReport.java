package dev.marquee.sample;

import java.nio.file.Path;
import java.util.List;

/**
 * What a generator wrote.
 *
 * @param files every file, in the order of writing: the CSV file of each country, then the category
 *     files
 * @param rows rows in all CSV files, repeated and damaged ones among them; header and blank lines
 *     are not counted
 * @param bytes size of all files, as they are on the disk
 * @param dirtyRows rows that were damaged or repeated
 */
public record SampleReport(List<Path> files, long rows, long bytes, long dirtyRows) {

    public SampleReport {
        files = List.copyOf(files);
    }
}
