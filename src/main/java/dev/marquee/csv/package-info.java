/**
 * A splittable CSV source for Flink that knows nothing of the content of the files.
 *
 * <p>From bytes to rows: a {@code CsvStream} has the bytes of one CSV, of a file, of a packed file
 * or in memory. {@code RecordReader} keeps a window of them, {@code RecordScanner} finds where
 * fields and records end, and a {@link dev.marquee.csv.BatchBuilder} of the job decodes the fields
 * that it needs from each {@link dev.marquee.csv.CsvRecord}. A {@link dev.marquee.csv.Read} leaves
 * the source: a batch of rows, a rejected record, or the end of a file.
 *
 * <p>Before that, {@link dev.marquee.csv.CsvSplits} splits the large ones, where {@code
 * CertainStart} proves that a record begins.
 *
 * <p>The grammar is RFC 4180, forgiving where real files break it: exactly that of Python's {@code
 * csv.reader} in its default dialect. {@code RecordScanner} states it.
 */
package dev.marquee.csv;
