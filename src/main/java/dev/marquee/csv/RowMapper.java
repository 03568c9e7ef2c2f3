package dev.marquee.csv;

/**
 * Makes rows of the records of one file. Used by one thread.
 *
 * @param <T> the row; it must not keep the record, which is reused
 */
@FunctionalInterface
public interface RowMapper<T> {
    /**
     * The row of a record that has as many fields as the header.
     *
     * @throws RejectedException if the record is no row
     */
    T map(CsvRecord record) throws RejectedException;
}
