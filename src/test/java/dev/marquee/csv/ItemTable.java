package dev.marquee.csv;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Returns a file with this number of rows, which hardly compresses. */
    static byte[] incompressibleFile(int rows) {
        Random random = new Random(rows);
        return IntStream.range(0, rows)
                .mapToObj(i -> i + "," + i + "-" + Long.toString(random.nextLong(), 36) + "," + i)
                .collect(Collectors.joining("\n", "id,title,amount\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public TypeInformation<RowList<Item>> batchType() {
        return RowList.type(TypeInformation.of(Item.class));
    }
}
