package dev.marquee.csv;

/**
 * Builds batches of one row each, so that reading stops at the first row.
 *
 * @param <B> the batch
 */
final class OneRowBuilder<B extends RowBatch> implements BatchBuilder<B> {
    private final BatchBuilder<B> builder;

    /**
     * @param builder empty
     */
    OneRowBuilder(BatchBuilder<B> builder) {
        this.builder = builder;
    }

    @Override
    public void append(CsvRecord record) throws RejectedException {
        builder.append(record);
    }

    @Override
    public boolean isFull() {
        return builder.rows() > 0;
    }

    @Override
    public int rows() {
        return builder.rows();
    }

    @Override
    public B build() {
        return builder.build();
    }
}
