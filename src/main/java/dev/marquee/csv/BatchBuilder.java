package dev.marquee.csv;

import dev.marquee.basics.PlainJava;

/**
 * Collects the rows of one CSV file into batches. Not thread-safe: one reader uses it.
 *
 * <p>Each table has one implementation, so that the calls for each record stay cheap.
 *
 * @param <B> the batch
 */
@PlainJava
public interface BatchBuilder<B extends RowBatch> {
    /**
     * Adds the row of a record that has as many fields as the header. The builder must not be full.
     *
     * @param record reused for the next record; the builder copies what it keeps
     * @throws RejectedException if the record is not a row; the builder is then as it was before
     */
    void append(CsvRecord record) throws RejectedException;

    /** Whether the batch has its greatest size, so that {@link #build()} is due. */
    boolean isFull();

    /** The number of rows added since the last batch was built. */
    int rows();

    /** Returns the rows that were added, at least one, as a batch and begins the next batch. */
    B build();
}
