package dev.marquee.csv;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Rows of files that have the columns id, title and amount, and maybe others. */
class ItemTable implements CsvTable<Item> {
    private static final long serialVersionUID = 1L;

    @Override
    public RowMapper<Item> bind(String file, CsvHeader header) throws CsvException {
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
    public TypeInformation<Item> rowType() {
        return TypeInformation.of(Item.class);
    }
}
