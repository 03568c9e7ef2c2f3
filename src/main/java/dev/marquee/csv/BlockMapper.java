package dev.marquee.csv;

/**
 * Makes blocks of rows, for files of many small records, where handing on each row would cost more
 * than all else. A record that is no row ends a block.
 *
 * @param <T> the block
 */
public interface BlockMapper<T extends RowBlock> extends RowMapper<T> {
    /**
     * Adds the row of a record to a block that {@link #map} made.
     *
     * @return false, and the block is as it was, if it is full
     * @throws RejectedException if the record is no row; the block is as it was
     */
    boolean append(T block, CsvRecord record) throws RejectedException;
}
