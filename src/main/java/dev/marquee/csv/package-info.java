/**
 * A CSV source for Flink that knows nothing of what is in the files.
 *
 * <p>The way of a byte: {@link dev.marquee.csv.CsvFormat} opens a file, {@link
 * dev.marquee.csv.RecordReader} keeps a window of it in memory, {@code RecordScanner} finds where
 * fields and records end, a {@link dev.marquee.csv.RowMapper} of the job decodes the fields it
 * needs from the {@link dev.marquee.csv.CsvRecord}, and a {@link dev.marquee.csv.Read} leaves the
 * source: a row, or the reason why there is none.
 *
 * <p>Before that, {@link dev.marquee.csv.CsvSplits} splits the large ones, where {@code
 * CertainStart} shows that a record begins.
 *
 * <p>The grammar is RFC 4180, forgiving where real files break it: exactly that of Python's {@code
 * csv.reader} in its default dialect. {@code RecordScanner} states it.
 */
package dev.marquee.csv;
