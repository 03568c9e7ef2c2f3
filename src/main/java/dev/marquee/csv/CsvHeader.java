package dev.marquee.csv;

import java.util.List;
import java.util.OptionalInt;

/**
 * The header of a CSV file: the names of its columns, in the file's order, without white space
 * around them. Where a name stands twice the first one counts.
 */
public record CsvHeader(List<String> names) {
    public CsvHeader {
        names = names.stream().map(WhiteSpace::strip).toList();
    }

    /** The column that has one of these names, the earlier name first. */
    public OptionalInt column(String... anyOf) {
        for (String name : anyOf) {
            int index = names.indexOf(name);
            if (index >= 0) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The column that has one of these names.
     *
     * @throws CsvException that names the column, if there is none
     */
    public int requiredColumn(String... anyOf) throws CsvException {
        return column(anyOf)
                .orElseThrow(() -> new CsvException("no column " + String.join(" or ", anyOf)));
    }
}
