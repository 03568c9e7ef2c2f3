package dev.marquee.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds batches whose rows are objects.
 *
 * @param <T> the row
 */
public final class RowListBuilder<T> implements BatchBuilder<RowList<T>> {
    /** Enough to make the cost of emitting a batch small, few enough to stay in a CPU cache. */
    static final int CAPACITY = 512;

    private final Decoder<T> decoder;
    private final int capacity;
    private List<T> rows = new ArrayList<>();

    /** Makes the row of a record. */
    @FunctionalInterface
    public interface Decoder<T> {
        /**
         * Returns the row of a record, never null. The row must not keep the record.
         *
         * @throws RejectedException if the record is not a row
         */
        T row(CsvRecord record) throws RejectedException;
    }

    public RowListBuilder(Decoder<T> decoder) {
        this(decoder, CAPACITY);
    }

    /**
     * @param capacity the greatest number of rows of a batch
     */
    RowListBuilder(Decoder<T> decoder, int capacity) {
        this.decoder = decoder;
        this.capacity = capacity;
    }

    @Override
    public void append(CsvRecord record) throws RejectedException {
        rows.add(decoder.row(record));
    }

    @Override
    public boolean isFull() {
        return rows.size() == capacity;
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public RowList<T> build() {
        RowList<T> batch = new RowList<>(rows);
        rows = new ArrayList<>();
        return batch;
    }
}
