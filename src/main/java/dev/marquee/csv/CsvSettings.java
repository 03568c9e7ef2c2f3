package dev.marquee.csv;

import java.io.Serializable;

/**
 * How CSV files are read.
 *
 * @param maxRecordBytes the longest record, without its line end; longer ones are rejected
 * @param splitBytes a larger file is read in splits of about this size, several at once; 0 to read
 *     each file whole
 */
public record CsvSettings(int maxRecordBytes, int splitBytes) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The same, with each file whole. */
    public CsvSettings withoutSplits() {
        return new CsvSettings(maxRecordBytes, 0);
    }
}
