/**
 * A splittable CSV source for Flink. It does not depend on the content of the files.
 *
 * <p>From bytes to rows: a {@code CsvStream} has the bytes of one CSV: a file, a packed file or
 * bytes in memory. {@code RecordReader} keeps a window of them. {@code RecordScanner} finds the
 * ends of fields and records. A {@link dev.marquee.csv.BatchBuilder} of the job decodes the fields
 * that it needs from each {@link dev.marquee.csv.CsvRecord}. The source emits {@link
 * dev.marquee.csv.Read} elements: batches of rows, rejected records, and ends of files.
 *
 * <p>Before that, {@link dev.marquee.csv.CsvSplits} splits large files at offsets where {@code
 * CertainStart} proves that a record begins.
 *
 * <p>The grammar is RFC 4180 with tolerance for real files that break it, exactly as Python's
 * {@code csv.reader} reads them in its default dialect. {@code RecordScanner} specifies it.
 */
package dev.marquee.csv;
