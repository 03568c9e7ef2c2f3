package dev.marquee.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Reads a CSV that is in memory, header and records, as {@link CsvFormat} reads one in a file. */
public final class CsvBytes {
    private static final int ENOUGH_FOR_A_HEADER = 4 * 1024;

    private final byte[] csv;
    private final int maxRecordBytes;

    /**
     * @param csv header and records; not copied
     * @param maxRecordBytes longer records are rejected
     */
    public CsvBytes(byte[] csv, int maxRecordBytes) {
        this.csv = csv;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * The header.
     *
     * @throws CsvException if it is empty, or begins with what cannot be a header
     */
    public CsvHeader header() throws CsvException {
        try {
            return CsvHeader.read(records(Math.min(csv.length + 1, ENOUGH_FOR_A_HEADER)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
    }

    /**
     * Reads it: every row and every rejection, then its end.
     *
     * @param table what to make of the records
     * @param file the name of the file that the records are of
     * @param name by which rejections name the CSV
     * @param reads takes them
     * @throws CsvException if its header will not do
     */
    public <T> void read(CsvTable<T> table, String file, String name, Consumer<Read<T>> reads)
            throws CsvException {
        // A byte more than there is, so that the first look finds the end.
        RecordReader records = records(csv.length + 1);
        try {
            RowMapper<T> mapper = table.bind(file, CsvHeader.read(records));
            RowReader<T> rows = new RowReader<>(name, mapper, maxRecordBytes);
            long reported = 0;
            for (RecordReader.Found found = records.next();
                    found != RecordReader.Found.END;
                    found = records.next()) {
                long bytes = records.offset() - reported;
                reported += bytes;
                reads.accept(
                        found == RecordReader.Found.RECORD
                                ? rows.row(records, bytes)
                                : rows.damage(records, bytes));
            }
            reads.accept(Read.endOfSplit(csv.length - reported));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
    }

    private RecordReader records(int window) {
        return new RecordReader(new ByteArrayInputStream(csv), 0, maxRecordBytes, window);
    }
}
