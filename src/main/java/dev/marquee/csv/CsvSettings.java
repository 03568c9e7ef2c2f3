package dev.marquee.csv;

import java.io.Serializable;

/**
 * How CSV files are read.
 *
 * @param maxRecordBytes the greatest length of a record in bytes, without its line end; longer ones
 *     are rejected
 * @param splitBytes a file that is larger is read in splits of about this size, several at once; 0
 *     to read each file whole
 */
public record CsvSettings(int maxRecordBytes, int splitBytes) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Returns the same settings without splits: each file is read whole. */
    public CsvSettings withoutSplits() {
        return new CsvSettings(maxRecordBytes, 0);
    }
}
