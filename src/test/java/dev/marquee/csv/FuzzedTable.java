package dev.marquee.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The columns of a published table, for which {@link FuzzedFile} generates hostile files.
 *
 * @param fileName the name of the file
 * @param columns the columns, in the order of the file
 */
public record FuzzedTable(String fileName, List<FuzzedColumn> columns) {
    public FuzzedTable {
        columns = List.copyOf(columns);
    }

    /**
     * Returns a table with an additional column that no job reads, and with all columns in random
     * order.
     */
    public static FuzzedTable shuffled(String fileName, List<FuzzedColumn> columns, Random random) {
        List<FuzzedColumn> all = new ArrayList<>(columns);
        all.add(FuzzedColumn.ofTexts("more"));
        Collections.shuffle(all, random);
        return new FuzzedTable(fileName, all);
    }
}
