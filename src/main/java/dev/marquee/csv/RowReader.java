package dev.marquee.csv;

/**
 * Makes rows and rejections of what a {@link RecordReader} finds. Not thread-safe.
 *
 * @param <T> the row
 */
final class RowReader<T> {
    private static final String NUMBER_OF_FIELDS = "number of fields";
    private static final String TOO_LONG = "too long";

    /** Adds the row of a record to a row that stands for several. */
    private interface Append<T> {
        boolean to(T block, CsvRecord record) throws RejectedException;
    }

    private final String name;
    private final RowMapper<T> mapper;
    private final Append<T> append;
    private final int maxRecordBytes;

    /**
     * @param name by which rejections name the file
     * @param maxRecordBytes what the records' reader allows
     */
    RowReader(String name, RowMapper<T> mapper, int maxRecordBytes) {
        this.name = name;
        this.mapper = mapper;
        this.append = append(mapper);
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * The row of the record that was found, or why there is none.
     *
     * @param bytes how far reading moved on
     */
    Read<T> row(RecordReader records, long bytes) {
        CsvRecord record = records.record();
        if (record.fieldCount() != records.columns()) {
            return rejected(
                    records,
                    NUMBER_OF_FIELDS,
                    "%s: %d, and the header has %d"
                            .formatted(NUMBER_OF_FIELDS, record.fieldCount(), records.columns()),
                    bytes);
        }
        try {
            T row = mapper.map(record);
            return new Read<>(row, null, null, bytes, record.replacedBytes());
        } catch (RejectedException e) {
            return rejected(records, e.reason(), e.getMessage(), bytes);
        }
    }

    @SuppressWarnings("unchecked") // The mapper's blocks are its rows.
    private static <T> Append<T> append(RowMapper<T> mapper) {
        return mapper instanceof BlockMapper<?> blocks
                ? (Append<T>) (Append<RowBlock>) ((BlockMapper<RowBlock>) blocks)::append
                : (row, record) -> false;
    }

    /**
     * Adds the record that was found to a row that stands for several.
     *
     * @return false, and nothing is done, if it is to be a row, or a rejection, of its own
     */
    boolean append(T block, RecordReader records) {
        CsvRecord record = records.record();
        try {
            return record.fieldCount() == records.columns() && append.to(block, record);
        } catch (RejectedException e) {
            return false;
        }
    }

    /** The rejection of the damage that was found. */
    Read<T> damage(RecordReader records, long bytes) {
        return rejected(
                records,
                TOO_LONG,
                "%s: the record does not end within %d bytes, or its quote is never closed"
                        .formatted(TOO_LONG, maxRecordBytes),
                bytes);
    }

    private Read<T> rejected(RecordReader records, String reason, String words, long bytes) {
        RejectedRecord rejected =
                new RejectedRecord(name, records.recordOffset(), words, records.raw());
        return new Read<>(null, rejected, reason, bytes, 0);
    }
}
