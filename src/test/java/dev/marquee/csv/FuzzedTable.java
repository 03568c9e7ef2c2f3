package dev.marquee.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A published table, of which {@link FuzzedFile} makes hostile files.
 *
 * @param fileName the name of the file
 * @param columns its columns, in the order of the file
 */
public record FuzzedTable(String fileName, List<FuzzedColumn> columns) {
    public FuzzedTable {
        columns = List.copyOf(columns);
    }

    /** The table with a column that no job knows, and all columns in any order. */
    public static FuzzedTable shuffled(String fileName, List<FuzzedColumn> columns, Random random) {
        List<FuzzedColumn> all = new ArrayList<>(columns);
        all.add(FuzzedColumn.ofTexts("more"));
        Collections.shuffle(all, random);
        return new FuzzedTable(fileName, all);
    }
}
