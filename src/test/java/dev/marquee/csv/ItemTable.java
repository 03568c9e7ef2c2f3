package dev.marquee.csv;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Reads files with the columns id, title and amount, and possibly others. Each batch has one row,
 * so that there is a position after every row.
 */
class ItemTable implements CsvTable<RowList<Item>> {
    private static final long serialVersionUID = 1L;

    private static final int ROWS_OF_A_BATCH = 1;

    @Override
    public BatchBuilder<RowList<Item>> bind(String file, CsvHeader header) throws CsvException {
        return new RowListBuilder<>(decoder(header), ROWS_OF_A_BATCH);
    }

    /** Returns the decoder for files with this header. */
    static RowListBuilder.Decoder<Item> decoder(CsvHeader header) throws CsvException {
        int id = header.requiredColumn("id");
        int title = header.requiredColumn("title");
        int amount = header.requiredColumn("amount");
        return record -> {
            try {
                return new Item(record.text(id), record.text(title), record.wholeNumber(amount));
            } catch (NumberFormatException e) {
                throw new RejectedException("amount", e.getMessage());
            }
        };
    }

    @Override
    public TypeInformation<RowList<Item>> batchType() {
        return RowList.type(TypeInformation.of(Item.class));
    }
}
